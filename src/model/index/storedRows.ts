import type { EarlyEnd } from "./readingPass";
import type { IndexRow } from "./recordRows";
import { inSlices } from "../slices";

/** Another version's file is read anew from Kizen rather than understood. */
const VERSION = 2;

/** What stands before the rows. */
export interface StoredHeader {
  /** When the reading began, in milliseconds since the epoch. */
  readonly readAt: number;
  readonly count: number | undefined;
  readonly earlyEnd?: EarlyEnd | undefined;
}

/** One line of JSON for the header and one for each row, a slice at a time; undefined where the signal aborted. */
export async function writeStoredRows(
  header: StoredHeader,
  rows: Iterable<IndexRow>,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const lines: Buffer[] = [];
  await inSlices(rows, (row) => void lines.push(lineOf(row)), signal);
  const first = lineOf({ version: VERSION, ...header, rows: lines.length });
  return signal?.aborted === true ? undefined : Buffer.concat([first, ...lines]);
}

/**
 * Calls `take` with each row of a stored index. Undefined where the content is none of ours, or of another version, or
 * not all of it is there, and where the signal aborted; a line that does not fit is left out.
 */
export async function readStoredRows(
  content: Uint8Array,
  take: (row: IndexRow, position: number) => void,
  signal: AbortSignal,
): Promise<StoredHeader | undefined> {
  const lines = linesOf(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  const first = headerOf(parse(lines.next().value ?? ""));
  if (!first) return undefined;
  let position = 0;
  await inSlices(
    lines,
    (line) => {
      const row = parse(line);
      if (isRow(row)) take(row, position++);
    },
    signal,
  );
  return signal.aborted || position < first.rows ? undefined : first.header;
}

function lineOf(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

function* linesOf(content: Buffer): Generator<string, undefined> {
  for (let start = 0; start < content.length;) {
    const found = content.indexOf(0x0a, start);
    const end = found < 0 ? content.length : found;
    yield content.toString("utf8", start, end);
    start = end + 1;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function headerOf(value: unknown): { readonly header: StoredHeader; readonly rows: number } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { version, readAt, count, earlyEnd, rows } = value as Record<string, unknown>;
  if (version !== VERSION || typeof readAt !== "number" || typeof rows !== "number") return undefined;
  const isEarlyEnd = earlyEnd === "repeated" || earlyEnd === "tooLong";
  const header = { readAt, count: typeof count === "number" ? count : undefined };
  return { header: isEarlyEnd ? { ...header, earlyEnd } : header, rows };
}

function isRow(value: unknown): value is IndexRow {
  return Array.isArray(value) && value.length >= 2 && value.every((part) => typeof part === "string");
}
