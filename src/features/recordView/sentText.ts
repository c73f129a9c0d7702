import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { SentText } from "./protocol";

/** Texts of fewer characters are with the page before they would be compressed. */
const LARGE = 250_000;
/** The quickest: what it leaves is small enough. */
const LEVEL = 1;

const compress = promisify(gzip);

/** The text as it is sent to a page; compressed in a thread of its own where it is large. */
export async function packSentText(text: string): Promise<SentText> {
  if (text.length < LARGE) return text;
  try {
    // A copy: VS Code sends the whole of the memory that bytes lie in, and only knows plain ones.
    return { gzip: new Uint8Array(await compress(text, { level: LEVEL })) };
  } catch {
    return text;
  }
}
