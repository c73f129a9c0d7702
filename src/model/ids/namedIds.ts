import { scanIds } from "./idScanner";
import type { KnownId } from "./knownIds";

/** An id whose name can be shown behind it. */
interface NamedId {
  readonly known: readonly [KnownId, ...KnownId[]];
  /** Where a name belongs, as an offset of the text. */
  readonly offset: number;
}

export interface NamedIds {
  readonly named: readonly NamedId[];
  /** Ids that nothing is known of, in lower case; one that stands twice is named once. */
  readonly unknown: ReadonlySet<string>;
}

const QUOTES: ReadonlySet<string> = new Set(["'", '"', "`"]);

/**
 * The ids of a text, sorted into those that have a name and those that have none. A name belongs behind the quote that
 * ends with the id, where one does: inside of a string it would look like a part of it.
 */
export function nameIds(text: string, lookup: (id: string) => readonly KnownId[]): NamedIds {
  const named: NamedId[] = [];
  const unknown = new Set<string>();
  for (const { id, end } of scanIds(text)) {
    const [first, ...others] = lookup(id);
    if (first)
      named.push({ known: [first, ...others], offset: QUOTES.has(text.charAt(end)) ? end + 1 : end });
    else unknown.add(id);
  }
  return { named, unknown };
}
