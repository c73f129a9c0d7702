import type { LocatedThing } from "./locatedThing";
import type { SchemaPartRef } from "./schemaEntries";
import type { ReadPart } from "./schemaPart";
import { thingSections, type ThingSection } from "./thingSections";

/** What is needed to say what an id names: a business may have hundreds of thousands. */
interface Location {
  readonly section: ThingSection;
  readonly part: SchemaPartRef;
  readonly entry: unknown;
  readonly index: number;
}

type KnownList = SchemaPartRef & { readonly read: ReadPart<unknown> };

/** What the ids of a schema name. Takes lists as they come, each once, when somebody asks. */
export class SchemaIds {
  readonly #locations = new Map<string, Location>();
  readonly #taken = new Map<string, readonly unknown[]>();
  #isStale = true;

  /** A list is another than before. */
  invalidate(): void {
    this.#isStale = true;
  }

  /** What an id names in the lists that are known, in whatever case it is written. */
  find(id: string, lists: () => Iterable<KnownList>): LocatedThing | undefined {
    if (this.#isStale) this.#update([...lists()]);
    const location = this.#locations.get(id.toLowerCase());
    if (!location) return undefined;
    const { section, part, entry, index } = location;
    const thing = section.thing(entry, index, part.of);
    const field = section.fieldOf(entry);
    return { thing, part, ...(field && { field }) };
  }

  #update(lists: readonly KnownList[]): void {
    this.#isStale = false;
    const isChanged = lists.some(({ name, of, read }) => {
      const taken = this.#taken.get(`${name}/${of}`);
      return taken !== undefined && taken !== read.entries;
    });
    // Ids may be gone: only lists that are new are simply added.
    if (isChanged || this.#taken.size > lists.length) {
      this.#locations.clear();
      this.#taken.clear();
    }
    for (const list of lists) {
      const key = `${list.name}/${list.of}`;
      if (this.#taken.has(key)) continue;
      this.#taken.set(key, list.read.entries);
      this.#take(list);
    }
  }

  #take({ name, of, read }: KnownList): void {
    const part = { name, of };
    for (const section of thingSections.filter(({ parts }) => parts.includes(name))) {
      for (const entry of read.entries) {
        for (let index = 0; index < section.count(entry); index++) {
          const { info } = section.thing(entry, index, of);
          if (info.id !== "") this.#locations.set(info.id.toLowerCase(), { section, part, entry, index });
        }
      }
    }
  }
}
