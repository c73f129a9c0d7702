import { scanIds } from "./scanIds";

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

interface TextStretch {
  readonly start: number;
  readonly end: number;
}

/** Characters shown in front of an id, and behind it. */
const BEFORE = 40;
const BEHIND = 80;

/** What VS Code ends a line at. */
const LINE_END = /\r\n?|\n/g;

/**
 * The places of the ids in a text, in order, not more than `most`. Ids are compared without their case, as Kizen's are
 * UUIDs. Each character is looked at once, however long the lines are and however many places they have.
 */
export function findUsages(text: string, ids: ReadonlySet<string>, most = Infinity): Usage[] {
  const found = scanIds(text).filter(({ id }) => ids.has(id));
  return usagesAt(text, found.length > most ? found.slice(0, most) : found);
}

/** The stretches of a text, in their order, as usages. */
export function usagesAt(text: string, stretches: readonly TextStretch[]): Usage[] {
  const usages: Usage[] = [];
  const ends = text.matchAll(LINE_END);
  let [line, lineStart] = [0, 0];
  let end = ends.next().value;
  for (const found of stretches) {
    for (; end && end.index < found.start; end = ends.next().value) {
      line++;
      lineStart = end.index + end[0].length;
    }
    usages.push(usageAt(text, found, { line, start: lineStart, end: end?.index ?? text.length }));
  }
  return usages;
}

function usageAt(
  text: string,
  { start, end }: TextStretch,
  line: { readonly line: number; readonly start: number; readonly end: number },
): Usage {
  const from = Math.max(line.start, start - BEFORE);
  const shown = text.slice(from, Math.min(line.end, end + BEHIND));
  return {
    line: line.line,
    character: start - line.start,
    length: end - start,
    preview: shown.trim(),
    previewStart: start - from - (shown.length - shown.trimStart().length),
  };
}
