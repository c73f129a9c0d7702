/** A number written as it is: `1.0` and integers beyond 2^53 cannot pass through a JavaScript number. */
export class RawNumber {
  constructor(readonly text: string) {}
}

export type Json =
  | string
  | number
  | boolean
  | null
  | RawNumber
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Like `JSON.stringify`, for values that hold raw numbers. */
export function toJson(value: Json): string {
  if (value instanceof RawNumber) return value.text;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(toJson).join(",")}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}:${toJson(member)}`],
  );
  return `{${members.join(",")}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
