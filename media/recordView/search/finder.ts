import type { JsonDocument } from "../json/jsonTree";
import { PatternTooSlow, PatternWorker } from "./patternWorker";
import {
  MOST_FOUND,
  searchedTexts,
  toMatcher,
  toPattern,
  type Found,
  type Query,
  type Searched,
} from "./search";

/** How a search ended. */
export interface SearchResult {
  readonly found: readonly Found[];
  /** There is more than was looked for. */
  readonly isCut: boolean;
  /** Why there is no result: a pattern that cannot be read, or that does not come to an end. */
  readonly problem?: "invalid" | "slow";
}

/** Milliseconds of searching before the page may draw and hear the keyboard again. */
const SLICE = 12;
/** Characters that go to the worker at a time, so that a pattern is given up as soon as one batch takes too long. */
const BATCH = 200_000;

/** Looks for a query in a whole document without stopping the page. Ends early, with undefined, once aborted. */
export async function findAll(
  document: JsonDocument,
  query: Query,
  signal: AbortSignal,
): Promise<SearchResult | undefined> {
  if (query.text === "") return { found: [], isCut: false };
  const pattern = toPattern(query);
  if (!pattern) return { found: [], isCut: false, problem: "invalid" };
  return query.isPattern
    ? await findInWorker(document, pattern, signal)
    : await findInSlices(document, pattern, signal);
}

async function findInSlices(
  document: JsonDocument,
  pattern: RegExp,
  signal: AbortSignal,
): Promise<SearchResult | undefined> {
  const matches = toMatcher(pattern);
  const found: Found[] = [];
  let started = performance.now();
  for (const { node, part, text } of searchedTexts(document)) {
    for (const span of matches(text)) found.push({ node, part, ...span });
    if (found.length >= MOST_FOUND) return { found: found.slice(0, MOST_FOUND), isCut: true };
    if (performance.now() - started < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
    started = performance.now();
  }
  return { found, isCut: false };
}

async function findInWorker(
  document: JsonDocument,
  pattern: RegExp,
  signal: AbortSignal,
): Promise<SearchResult | undefined> {
  const worker = new PatternWorker(pattern);
  const found: Found[] = [];
  try {
    for (const batch of batches(searchedTexts(document))) {
      const places = await worker.find(
        batch.map(({ text }) => text),
        MOST_FOUND - found.length,
        signal,
      );
      if (signal.aborted) return undefined;
      for (let at = 0; at < places.length; at += 3) {
        const [number = 0, start = 0, end = 0] = places.slice(at, at + 3);
        const searched = batch[number];
        if (searched) found.push({ node: searched.node, part: searched.part, start, end });
      }
      if (found.length >= MOST_FOUND) return { found, isCut: true };
    }
    return { found, isCut: false };
  } catch (error) {
    if (error instanceof PatternTooSlow) return { found: [], isCut: false, problem: "slow" };
    throw error;
  } finally {
    worker.dispose();
  }
}

function* batches(texts: Iterable<Searched>): Generator<readonly Searched[]> {
  let batch: Searched[] = [];
  let length = 0;
  for (const searched of texts) {
    batch.push(searched);
    length += searched.text.length;
    if (length < BATCH) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}
