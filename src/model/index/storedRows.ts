import type { Row } from "./recordRows";
import { inSlices } from "./slices";

/** Another version's file is read anew from Kizen rather than understood. */
const VERSION = 1;

/** What stands before the rows. */
export interface StoredHeader {
  /** When the reading began, in milliseconds since the epoch. */
  readonly readAt: number;
  readonly count: number | undefined;
}

/** One line of JSON for the header and one for each row, a slice at a time; undefined where the signal aborted. */
export async function writeRows(
  header: StoredHeader,
  rows: Iterable<Row>,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [lineOf({ version: VERSION, ...header })];
  await inSlices(rows, (row) => void parts.push(lineOf(row)), signal);
  return signal?.aborted === true ? undefined : Buffer.concat(parts);
}

/**
 * Calls `take` with each row of a stored index. Undefined where the content is none of ours, or of another version, and
 * where the signal aborted; a line that does not fit is left out.
 */
export async function readRows(
  content: Uint8Array,
  take: (row: Row, position: number) => void,
  signal: AbortSignal,
): Promise<StoredHeader | undefined> {
  const lines = linesOf(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  const header = headerOf(parse(lines.next().value ?? ""));
  if (!header) return undefined;
  let position = 0;
  await inSlices(
    lines,
    (line) => {
      const row = parse(line);
      if (isRow(row)) take(row, position++);
    },
    signal,
  );
  return signal.aborted ? undefined : header;
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

function headerOf(value: unknown): StoredHeader | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { version, readAt, count } = value as Record<string, unknown>;
  if (version !== VERSION || typeof readAt !== "number") return undefined;
  return { readAt, count: typeof count === "number" ? count : undefined };
}

function isRow(value: unknown): value is Row {
  return Array.isArray(value) && value.length >= 2 && value.every((part) => typeof part === "string");
}
