/** Bytes in which an answer shows what it is. */
const BEGINNING = 1024;

/**
 * What came in an answer: UTF-8, whatever its headers say, as `fetch` reads JSON. It is decoded when its text is first
 * looked at, so that whoever hands the bytes to another thread never pays for it.
 */
export class ResponseBody {
  #text: string | undefined;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {}

  get text(): string {
    return (this.#text ??= decode(this.bytes));
  }

  /** The beginning of the text; the whole of it where nothing but white space comes so early. */
  get beginning(): string {
    const beginning = decode(this.bytes.subarray(0, BEGINNING));
    return beginning.trim() === "" ? this.text : beginning;
  }
}

/** The text of an answer's bytes. A byte order mark is no part of it, and what is no UTF-8 is replaced. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
