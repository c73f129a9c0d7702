import { scanIds } from "./idScanner";

/** A place where an id stands, as editors count: lines and characters from 0. */
export interface Usage {
  readonly line: number;
  readonly character: number;
  /** Characters. */
  readonly length: number;
  /** The line, cut where it is long, and where the id stands in what is left. */
  readonly preview: string;
  readonly previewStart: number;
}

/** Characters shown in front of an id, and behind it. */
const BEFORE = 40;
const BEHIND = 80;

/** Every place of the ids in a text, in order. Ids are compared without their case, as Kizen's are UUIDs. */
export function findUsages(text: string, ids: ReadonlySet<string>): Usage[] {
  const usages: Usage[] = [];
  let line = 0;
  let lineStart = 0;
  for (const { id, start, end } of scanIds(text)) {
    if (!ids.has(id)) continue;
    for (let next = text.indexOf("\n", lineStart); next !== -1 && next < start;) {
      line++;
      lineStart = next + 1;
      next = text.indexOf("\n", lineStart);
    }
    const found = text.indexOf("\n", end);
    const lineEnd = found === -1 ? text.length : found;
    const from = Math.max(lineStart, start - BEFORE);
    const shown = text.slice(from, Math.min(lineEnd, end + BEHIND));
    const preview = shown.trimStart().trimEnd();
    usages.push({
      ...{ line, character: start - lineStart, length: end - start },
      ...{ preview, previewStart: start - from - (shown.length - shown.trimStart().length) },
    });
  }
  return usages;
}
