import type { FieldInfo, ObjectInfo } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import type { LocatedThing } from "./locatedThing";
import { SchemaIds } from "./schemaIds";
import {
  readers,
  type SchemaClient,
  type SchemaEntries,
  type SchemaPartName,
  type SchemaPartRef,
} from "./schemaEntries";
import { SchemaPart, type LoadOptions, type Part, type ReadPart } from "./schemaPart";

/** Lists read side by side in the background: at half a second an answer, enough to use the whole limit. */
const AT_ONCE = 12;

export interface SchemaCatalogueOptions {
  readonly client: () => Promise<SchemaClient>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * What is known of one business's schema: its objects with their fields, and what else is named in code. Making it asks
 * Kizen for nothing; a list is asked for by `load`, all of them by `loadAll`.
 */
export class SchemaCatalogue implements Disposable {
  readonly #options: SchemaCatalogueOptions;
  readonly #parts = new Map<string, { readonly ref: SchemaPartRef; readonly part: SchemaPart<unknown> }>();
  readonly #didChange = new Emitter<SchemaPartRef>();
  readonly #ids = new SchemaIds();

  /** A list came, is being read, or cannot be read. */
  readonly onDidChange: Event<SchemaPartRef> = this.#didChange.event;

  constructor(options: SchemaCatalogueOptions) {
    this.#options = options;
    this.onDidChange(() => this.#ids.invalidate());
  }

  /** A list as far as it is known; of an object by its API name, of an activity type by its id. */
  part<Name extends SchemaPartName>(name: Name, of = ""): Part<SchemaEntries[Name]> {
    return this.#part(name, of);
  }

  /** An object by its API name or its UUID. */
  object(nameOrId: string): ObjectInfo | undefined {
    return this.part("objects").entries.find(({ apiName, id }) => apiName === nameOrId || id === nameOrId);
  }

  /** A field of an object by its API name or its UUID. */
  field(object: string, nameOrId: string): FieldInfo | undefined {
    return this.part("fields", object).entries.find(
      ({ apiName, id }) => apiName === nameOrId || id === nameOrId,
    );
  }

  /** What an id names in any list that was read, in whatever case it is written. */
  find(id: string): LocatedThing | undefined {
    return this.#ids.find(id, () => this.known());
  }

  /**
   * Asks Kizen for a list where it was not asked for in this window. Never rejects: a failure is the list's state.
   * Resolves early when the caller's signal aborts; the request ends when nobody waits any more.
   */
  load(name: SchemaPartName, of = "", options: LoadOptions = {}): Promise<void> {
    return this.#part(name, of).load(options);
  }

  reload(name: SchemaPartName, of = "", options: LoadOptions = {}): Promise<void> {
    return this.#part(name, of).reload(options);
  }

  /** Reads everything that was not read in this window, behind what a person does, until the signal aborts. */
  async loadAll(signal?: AbortSignal): Promise<void> {
    await this.load("objects", "", { priority: "nextPage", signal });
    const objects = this.part("objects");
    // Of an old generation nothing else is to be had either, and without rights little.
    if (objects.state !== "complete" && objects.state !== "partial") return;
    const behind = (name: SchemaPartName, of = "") => this.load(name, of, { priority: "bulk", signal });
    await behind("activityTypes");
    await inParallel([
      ...objects.entries.flatMap(({ apiName, type }) => [
        () => behind("fields", apiName),
        () => behind("categories", apiName),
        ...(type === "pipeline" ? [() => behind("stages", apiName)] : []),
      ]),
      ...this.part("activityTypes").entries.map(
        ({ id }) =>
          () =>
            behind("activityFields", id),
      ),
      ...(["automations", "roles", "team"] as const).map((name) => () => behind(name)),
    ]);
  }

  /** Reads everything anew; what is known stays meanwhile. */
  async reloadAll(signal?: AbortSignal): Promise<void> {
    await this.reload("objects", "", { signal });
    const others = [...this.#parts.values()].filter(({ ref }) => ref.name !== "objects");
    for (const { part } of others) part.expire();
    const known = others.filter(({ part }) => part.known);
    await inParallel(
      known.map(
        ({ part }) =>
          () =>
            part.load({ priority: "bulk", signal }),
      ),
    );
    await this.loadAll(signal);
  }

  /** Has everything asked for anew by whoever wants it next. */
  expire(): void {
    for (const { part } of this.#parts.values()) part.expire();
  }

  /** Every list that was read, with whose it is. */
  *known(): Generator<SchemaPartRef & { readonly read: ReadPart<unknown> }> {
    for (const { ref, part } of this.#parts.values()) {
      const read = part.known;
      if (read) yield { ...ref, read };
    }
  }

  /** Takes what an earlier window read, to be shown until Kizen answers. */
  restore<Name extends SchemaPartName>(name: Name, of: string, read: ReadPart<SchemaEntries[Name]>): void {
    this.#part(name, of).restore(read);
    this.#didChange.fire({ name, of });
  }

  dispose(): void {
    for (const { part } of this.#parts.values()) part.dispose();
    this.#didChange.dispose();
  }

  #part<Name extends SchemaPartName>(name: Name, of: string): SchemaPart<SchemaEntries[Name]> {
    const key = `${name}/${of}`;
    const known = this.#parts.get(key);
    // What stands under a name was made for it.
    if (known) return known.part as SchemaPart<SchemaEntries[Name]>;
    const ref = { name, of };
    const part = new SchemaPart<SchemaEntries[Name]>({
      read: async (options) => readers[name](await this.#options.client(), this.#address(name, of), options),
      now: this.#options.now,
      didChange: () => this.#didChange.fire(ref),
    });
    this.#parts.set(key, { ref, part });
    return part;
  }

  /** What a list is asked for by: stages by the UUID of their object only (docs/kizen-api.md, Stages). */
  #address(name: SchemaPartName, of: string): string {
    return name === "stages" ? (this.object(of)?.id ?? of) : of;
  }
}

/** Runs tasks, so many at a time. */
async function inParallel(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const queue = tasks.values();
  const worker = async () => {
    for (const task of queue) await task();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
