/** What stands before a raw number in the text of `JSON.stringify`; no value of the sample begins so. */
const MARK = "\0raw:";
const MARKED = /"\\u0000raw:([^"]*)"/g;

/** A number written as it is: `1.0` and integers beyond 2^53 cannot pass through a JavaScript number. */
export class RawNumber {
  constructor(readonly text: string) {}

  toJSON(): string {
    return MARK + this.text;
  }
}

export type Json =
  | string
  | number
  | boolean
  | null
  | RawNumber
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Like `JSON.stringify`, for values that hold raw numbers. It writes a page of a thousand records, so it is that. */
export function toJson(value: Json): string {
  return JSON.stringify(value).replace(MARKED, "$1");
}
