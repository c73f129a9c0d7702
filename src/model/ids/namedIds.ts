import { idsInSteps } from "./scanIds";
import type { DocumentName, DocumentNames } from "./documentNames/documentNames";
import type { KnownId } from "./knownIds";

/** What is known of an id: by Kizen's answers, and by the document it stands in. One of both is not empty. */
export interface Explanation {
  readonly known: readonly KnownId[];
  readonly inDocument: readonly DocumentName[];
}

/** An id whose name can be shown behind it. */
interface NamedId extends Explanation {
  /** In lower case. */
  readonly id: string;
  /** Where a name belongs, as an offset of the text. */
  readonly offset: number;
}

export interface NamedIds {
  readonly named: readonly NamedId[];
  /** Ids that nothing is known of, in lower case; one that stands twice is named once. */
  readonly unknown: ReadonlySet<string>;
}

/** How many names are shown: behind every id, only where nothing beside it says them, or each of those once. */
export const HINT_DENSITIES = ["everywhere", "quiet", "once"] as const;
export type HintDensity = (typeof HINT_DENSITIES)[number];

const QUOTES: ReadonlySet<string> = new Set(["'", '"', "`"]);

export interface NamingSources {
  readonly lookup: (id: string) => readonly KnownId[];
  /** What the document says of its own ids, where its language does. */
  readonly document?: DocumentNames | undefined;
  readonly density?: HintDensity;
}

/** Ids that are named in one step. */
const RUN = 50;

/**
 * The ids of a part of a document, which begins at `from`, sorted in short steps into those that have a name and those that
 * have none. A name belongs behind the quote that ends with the id, where one does: inside of a string it would look like a part of
 * it. It is left out where the same JSON object or the same line says it already, but for a density of "everywhere".
 */
export function* nameIds(
  text: string,
  from: number,
  { lookup, document, density }: NamingSources,
): Generator<undefined, NamedIds> {
  const named: NamedId[] = [];
  const unknown = new Set<string>();
  let count = 0;
  for (const found of idsInSteps(text)) {
    if (!found || ++count % RUN === 0) yield;
    if (!found) continue;
    const { id, start, end } = found;
    const known = lookup(id);
    const inDocument = document?.lookup(id) ?? [];
    const label = (known[0] ?? inDocument[0])?.label;
    if (label === undefined) unknown.add(id);
    else if (
      density === "everywhere" ||
      (!document?.isSaidBeside(from + start, label) && !isOnLine(text, start, end, label))
    ) {
      named.push({ id, known, inDocument, offset: from + (QUOTES.has(text.charAt(end)) ? end + 1 : end) });
    }
  }
  return { named, unknown };
}

/** The names of ids that have none among those before, each once. */
export function firstOfEach(named: readonly NamedId[], before: readonly NamedId[]): readonly NamedId[] {
  const seen = new Set(before.map(({ id }) => id));
  return named.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Characters before and behind an id that are looked at: a line may be a megabyte long. */
const NEIGHBOURHOOD = 400;

function isOnLine(text: string, start: number, end: number, label: string): boolean {
  const before = text.slice(Math.max(0, start - NEIGHBOURHOOD), start);
  const behind = text.slice(end, end + NEIGHBOURHOOD);
  const lineEnd = behind.indexOf("\n");
  return (
    saysWhole(before.slice(before.lastIndexOf("\n") + 1), label) ||
    saysWhole(lineEnd === -1 ? behind : behind.slice(0, lineEnd), label)
  );
}

const LETTER = /[\p{L}\p{N}_]/u;

/** Whether a text says a label that is not a part of a longer word: "Lead" is not said by "Leader". */
function saysWhole(text: string, label: string): boolean {
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) {
    const isGlued = LETTER.test(text.charAt(at - 1)) || LETTER.test(text.charAt(at + label.length));
    if (!isGlued) return true;
  }
  return false;
}
