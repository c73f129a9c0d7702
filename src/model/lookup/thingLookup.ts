import type { Disposable } from "../event";
import { foundKey, likenessOfRow, type Section } from "./foundRow";
import type { FoundThing } from "../schema/foundThing";
import type { Schemas } from "../schema/schemas";
import type { ThingIndexes } from "../schema/thingIndexes";
import type { ThingSection } from "../schema/thingSections";

/** Parts of a schema come one by one: they are taken and looked through at most once in this many milliseconds. */
const GATHER = 150;

export interface ThingLookupDependencies {
  readonly schemas: Pick<Schemas, "open" | "onDidChange">;
  readonly things: Pick<ThingIndexes, "of">;
}

/** Where in schemas is looked. */
export interface WantedThings {
  readonly businessKeys: readonly string[];
  readonly sections: readonly ThingSection[];
}

/** The part of a look-up that answers from the schemas of businesses, which it has read where they are not known. */
export class ThingLookup implements Disposable {
  readonly #dependencies: ThingLookupDependencies;
  readonly #controller = new AbortController();
  readonly #subscription: Disposable;
  readonly #onDidChange: () => void;
  #wanted: WantedThings = { businessKeys: [], sections: [] };
  /** Businesses whose schemas are being read. */
  readonly #reading = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isStale = false;
  #updating: Promise<void> | undefined;

  /** @param onDidChange there is more to find, or nothing is on its way any more */
  constructor(dependencies: ThingLookupDependencies, onDidChange: () => void) {
    this.#dependencies = dependencies;
    this.#onDidChange = onDidChange;
    this.#subscription = dependencies.schemas.onDidChange(({ businessKey }) => {
      if (!this.#wanted.businessKeys.includes(businessKey) || this.#wanted.sections.length === 0) return;
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#update();
      }, GATHER);
    });
  }

  /** Whether more of a schema is on its way. */
  get isReading(): boolean {
    return this.#updating !== undefined || this.#wanted.businessKeys.some((key) => this.#reading.has(key));
  }

  set(wanted: WantedThings): void {
    this.#wanted = wanted;
    if (wanted.sections.length === 0) return;
    for (const key of wanted.businessKeys) void this.#open(key);
    void this.#update();
  }

  /** The best answers of each section. */
  search(query: string, most: number): Section[] {
    const { businessKeys, sections } = this.#wanted;
    return sections.map((section) => {
      const found = businessKeys.flatMap((key) =>
        this.#dependencies.things.of(key, section).search(query, most),
      );
      return { name: section.name, rows: inOrder(found, query).slice(0, most) };
    });
  }

  dispose(): void {
    this.#controller.abort();
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  async #open(businessKey: string): Promise<void> {
    this.#reading.add(businessKey);
    await this.#dependencies.schemas.open(businessKey, this.#controller.signal);
    this.#reading.delete(businessKey);
    await this.#update();
  }

  /** Takes what is new in the schemas; one update is under way at a time, and goes on with what came meanwhile. */
  #update(): Promise<void> {
    this.#isStale = true;
    this.#updating ??= this.#updateOn().finally(() => {
      this.#updating = undefined;
      this.#tell();
    });
    return this.#updating;
  }

  async #updateOn(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const { businessKeys, sections } = this.#wanted;
      for (const key of businessKeys) for (const section of sections) await this.#updateOne(key, section);
    }
  }

  async #updateOne(businessKey: string, section: ThingSection): Promise<void> {
    const index = this.#dependencies.things.of(businessKey, section);
    if (index.isCurrent) return;
    await index.update(this.#controller.signal);
    this.#tell();
  }

  #tell(): void {
    if (!this.#controller.signal.aborted) this.#onDidChange();
  }
}

/** What is most what was asked for comes first, each thing once. */
function inOrder(found: readonly FoundThing[], query: string): FoundThing[] {
  const taken = new Set<string>();
  return found
    .filter((one) => {
      const key = foundKey(one);
      const isNew = !taken.has(key);
      taken.add(key);
      return isNew;
    })
    .toSorted((first, second) => likenessOfRow(first, query) - likenessOfRow(second, query));
}
