import type { JsonDocument } from "../json/jsonDocument";
import type { Span } from "../../shared/text/segments";
import { PatternTooSlow, PatternWorker, type Places } from "./patternWorker";
import {
  matchesNothing,
  MOST_FOUND,
  searchedTexts,
  toMatcher,
  toPattern,
  type Found,
  type Matcher,
  type SearchQuery,
} from "./search";

/** How a search ended. */
export interface SearchResult {
  readonly found: readonly Found[];
  /** There is more than was looked for. */
  readonly isCut: boolean;
  /** Where a text of the record matches. It never takes long to say so, whatever the query was. */
  readonly matches: Matcher;
  /** Why there is no result: a pattern that cannot be read, or that does not come to an end. */
  readonly problem?: "invalid" | "slow";
}

/** Milliseconds of searching before the page may draw and hear the keyboard again. */
const SLICE = 12;
/** Characters that go to the worker at a time, so that a pattern is given up as soon as one batch takes too long. */
const BATCH = 200_000;

/** What is searched. */
export interface SearchedRecord {
  readonly document: JsonDocument;
  /** Texts that the page makes of the record's values, such as the name of a person: matches in them are not counted. */
  readonly madeTexts?: Iterable<string>;
}

export const NOTHING_FOUND: SearchResult = { found: [], isCut: false, matches: matchesNothing };

/** Looks for a query in a whole record without stopping the page. Ends early, with undefined, once aborted. */
export async function findAll(
  record: SearchedRecord,
  query: SearchQuery,
  signal: AbortSignal,
): Promise<SearchResult | undefined> {
  if (query.text === "") return NOTHING_FOUND;
  const pattern = toPattern(query);
  if (!pattern) return { ...NOTHING_FOUND, problem: "invalid" };
  return query.isPattern
    ? await findInWorker(record, new PatternWorker(pattern), signal)
    : await findInSlices(record.document, pattern, signal);
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
    if (found.length >= MOST_FOUND) return { found: found.slice(0, MOST_FOUND), isCut: true, matches };
    if (performance.now() - started < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
    started = performance.now();
  }
  return { found, isCut: false, matches };
}

/**
 * A person's own pattern never runs on the page's thread, not even over a text in which it came to an end: what is drawn
 * later is looked up in what the worker found.
 */
export async function findInWorker(
  { document, madeTexts = [] }: SearchedRecord,
  worker: Pick<PatternWorker, "find" | "dispose">,
  signal: AbortSignal,
): Promise<SearchResult | undefined> {
  const found: Found[] = [];
  const spansByText = new Map<string, readonly Span[]>();
  const matches: Matcher = (text) => spansByText.get(text) ?? [];
  try {
    for (const batch of batches(madeTexts, (text) => text)) {
      const places = await worker.find(batch, MOST_FOUND, signal);
      if (signal.aborted) return undefined;
      for (const [number, spans] of spansOf(places)) spansByText.set(batch[number] ?? "", spans);
    }
    for (const batch of batches(searchedTexts(document), ({ text }) => text)) {
      const texts = batch.map(({ text }) => text);
      const places = await worker.find(texts, MOST_FOUND - found.length, signal);
      if (signal.aborted) return undefined;
      for (const [number, spans] of spansOf(places)) {
        spansByText.set(texts[number] ?? "", spans);
        const searched = batch[number];
        if (!searched) continue;
        for (const span of spans) found.push({ node: searched.node, part: searched.part, ...span });
      }
      if (found.length >= MOST_FOUND) return { found, isCut: true, matches };
    }
    return { found, isCut: false, matches };
  } catch (error) {
    if (error instanceof PatternTooSlow) return { ...NOTHING_FOUND, problem: "slow" };
    throw error;
  } finally {
    worker.dispose();
  }
}

/** The matches of each text, by its number in the batch. */
function spansOf(places: Places): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  for (let at = 0; at < places.length; at += 3) {
    const [number = 0, start = 0, end = 0] = places.slice(at, at + 3);
    const ofText = spans.get(number);
    if (ofText) ofText.push({ start, end });
    else spans.set(number, [{ start, end }]);
  }
  return spans;
}

function* batches<T>(items: Iterable<T>, textOf: (item: T) => string): Generator<readonly T[]> {
  let batch: T[] = [];
  let length = 0;
  for (const item of items) {
    batch.push(item);
    length += textOf(item).length;
    if (length < BATCH) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}
