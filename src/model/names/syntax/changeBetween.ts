/** A stretch of one text that stands in place of a stretch of another. */
export interface TextChange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Characters that are compared at once: much faster than one after the other. */
const RUN = 1024;

/** The one stretch outside of which two texts are equal. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + RUN <= shorter && before.slice(start, start + RUN) === after.slice(start, start + RUN))
    start += RUN;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const most = shorter - start;
  const [endA, endB] = [before.length, after.length];
  let end = 0;
  while (end + RUN <= most && endOf(before, end) === endOf(after, end)) end += RUN;
  while (end < most && before.charCodeAt(endA - 1 - end) === after.charCodeAt(endB - 1 - end)) end++;
  return { fromA: start, toA: endA - end, fromB: start, toB: endB - end };
}

function endOf(text: string, from: number): string {
  return text.slice(text.length - from - RUN, text.length - from);
}
