import { RecordMatcher } from "../index/recordMatcher";
import { inSlices } from "../slices";
import type { FoundThing } from "./foundThing";
import type { SchemaCatalogue } from "./schemaCatalogue";
import type { SchemaPartRef } from "./schemaEntries";
import { NAME, OWNERS, ThingRows, type ListedThings } from "./thingRows";
import type { ThingSection } from "./thingSections";

/** The things of one section of one business, to be found while someone types. Empty until it is updated. */
export class ThingIndex {
  readonly #catalogue: SchemaCatalogue;
  readonly #section: ThingSection;
  readonly #rows: ThingRows;
  readonly #matcher: RecordMatcher;
  /** The lists that rows were made of, by name and owner. */
  readonly #lists = new Map<string, ListedThings>();
  #updating: Promise<void> | undefined;
  /** The list whose rows are being made. */
  #unfinished: string | undefined;

  constructor(businessKey: string, catalogue: SchemaCatalogue, section: ThingSection) {
    this.#catalogue = catalogue;
    this.#section = section;
    this.#rows = new ThingRows(businessKey, catalogue, section);
    this.#matcher = new RecordMatcher(this.#rows, [NAME, OWNERS], NAME);
  }

  /** Whether it has all that the catalogue has. */
  get isCurrent(): boolean {
    return !this.#updating && this.#stale().next().done === true;
  }

  /** Takes what is new in the catalogue, letting other events in; callers share one update. */
  update(signal: AbortSignal): Promise<void> {
    this.#updating ??= this.#update(signal).finally(() => (this.#updating = undefined));
    return this.#updating;
  }

  /** The best matches, best first. */
  search(query: string, limit: number): FoundThing[] {
    return this.#matcher.match(query, limit, []).flatMap(({ row }) => this.#rows.found(row) ?? []);
  }

  async #update(signal: AbortSignal): Promise<void> {
    const set = (number: number) => {
      const row = this.#rows.row(number);
      if (row) this.#matcher.set(number, row);
    };
    await inSlices(this.#newRows(), set, signal);
    // Half of a list is made whole by the next update.
    if (this.#unfinished !== undefined) this.#remove(this.#unfinished);
    this.#unfinished = undefined;
  }

  /** Makes rows of what is new, one list after the other. */
  *#newRows(): Generator<number> {
    for (const { ref, entries } of this.#stale()) {
      const key = keyOf(ref);
      this.#remove(key);
      const list = this.#rows.add(ref, entries);
      this.#lists.set(key, list);
      this.#unfinished = key;
      yield* this.#rows.fill(list);
      this.#unfinished = undefined;
    }
  }

  /** The lists of the catalogue that were read anew, or are known no more. */
  *#stale(): Generator<Pick<ListedThings, "ref" | "entries">> {
    const known = new Set<string>();
    for (const { name, of, read } of this.#catalogue.known()) {
      if (!this.#section.parts.includes(name)) continue;
      const key = keyOf({ name, of });
      known.add(key);
      if (this.#lists.get(key)?.entries !== read.entries) yield { ref: { name, of }, entries: read.entries };
    }
    for (const [key, { ref, entries }] of this.#lists) {
      if (!known.has(key) && entries.length > 0) yield { ref, entries: [] };
    }
  }

  #remove(key: string): void {
    const list = this.#lists.get(key);
    if (!list) return;
    this.#rows.remove(list);
    for (const number of list.numbers) this.#matcher.remove(number);
    this.#lists.delete(key);
  }
}

function keyOf({ name, of }: SchemaPartRef): string {
  return `${name}/${of}`;
}
