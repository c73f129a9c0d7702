import type { CodeSyntax } from "./language";
import { mistakenBeginning } from "./mistakenBeginning";
import { takeSteps } from "../takeSteps";
import { walkCode, type Place } from "./walkCode";

export interface ScannedCode {
  /** One for each offset asked about, in the same order. */
  readonly places: readonly Place[];
  /** Which quote the file's strings use more often, where one is ahead. */
  readonly usualQuote: '"' | "'" | undefined;
}

/** Times that a file is read whose last string does not end: each time without one more beginning. */
const MOST_READINGS = 8;
/** Characters read in all: a large file is read fewer times, because someone may be typing. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Tells where each offset of source code is. `offsets` ascend. An offset in the midst of a beginning or an end belongs to
 * the string or comment. Where a string does not end, what only looked like a beginning is told by the code behind it, and
 * the file is read again without that.
 */
export function* scanCodeInSteps(
  code: CodeSyntax,
  text: string,
  offsets: readonly number[],
): Generator<undefined, ScannedCode> {
  const mistaken = new Set<number | string>();
  let walk = yield* walkCode(code, text, offsets, mistaken);
  const most = Math.min(MOST_READINGS, MOST_CHARACTERS / text.length);
  for (let readings = 1; walk.unended && readings < most; readings++) {
    const beginning = mistakenBeginning(text, walk);
    if (beginning === undefined) break;
    mistaken.add(beginning);
    walk = yield* walkCode(code, text, offsets, mistaken);
  }
  const ahead = walk.quotes['"'] - walk.quotes["'"];
  return { places: walk.places, usualQuote: ahead === 0 ? undefined : ahead > 0 ? '"' : "'" };
}

/** The same at once, for a few places that someone waits for. */
export function scanCode(code: CodeSyntax, text: string, offsets: readonly number[]): ScannedCode {
  return takeSteps(scanCodeInSteps(code, text, offsets));
}
