import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordKinds } from "../kinds/recordKinds";
import type { SchemaStore } from "../ports";
import { SharedTask } from "../sharedTask";
import { SchemaHistory } from "./changes/schemaHistory";
import { SchemaCatalogue } from "./schemaCatalogue";
import type { SchemaPartRef } from "./schemaEntries";
import { readStoredSchema, writeStoredSchema } from "./storedSchema";

export interface SchemaChange extends SchemaPartRef {
  readonly businessKey: string;
}

export interface SchemasDependencies {
  readonly businesses: Businesses;
  readonly clients: Pick<Clients, "of">;
  readonly kinds: Pick<RecordKinds, "setObjects">;
  readonly store: SchemaStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A schema that is being read, or was. */
interface Reading {
  readonly task: SharedTask;
  /** Whether everything is being asked for once more. */
  isAnew: boolean;
}

/** The schema of each business, made when first asked for, dropped when its connection changes. */
export class Schemas implements Disposable {
  readonly #catalogues = new Map<string, SchemaCatalogue>();
  readonly #readings = new Map<string, Reading>();
  /** Those for which the file of an earlier window was looked for. */
  readonly #restored = new WeakSet<SchemaCatalogue>();
  readonly #didChange = new Emitter<SchemaChange>();
  readonly #subscription: Disposable;

  readonly onDidChange: Event<SchemaChange> = this.#didChange.event;
  readonly history = new SchemaHistory();

  constructor(private readonly dependencies: SchemasDependencies) {
    this.#subscription = dependencies.businesses.onDidChangeConnection((key) => this.#drop(key));
  }

  /** What is known of a business's schema; asks nothing by itself. */
  of(businessKey: string): SchemaCatalogue {
    const known = this.#catalogues.get(businessKey);
    if (known) return known;
    const { clients, kinds, now } = this.dependencies;
    const catalogue = new SchemaCatalogue({ client: () => clients.of(businessKey), now });
    this.#catalogues.set(businessKey, catalogue);
    catalogue.onDidChange((ref) => {
      if (ref.name === "objects") {
        const { entries, readAt, state } = catalogue.part("objects");
        if (state !== "loading") kinds.setObjects(businessKey, readAt === undefined ? undefined : entries);
      }
      this.#didChange.fire({ ...ref, businessKey });
    });
    return catalogue;
  }

  /**
   * Shows what an earlier window read of a business, asks for its objects, and reads the rest behind what a person does.
   * Resolves when all of it was read, or the caller's signal aborts; what nobody waits for any more is read no further.
   * Never rejects.
   */
  open(businessKey: string, signal?: AbortSignal): Promise<void> {
    const known = this.#readings.get(businessKey);
    if (known?.task.isAborted === false) return known.task.join(signal);
    return this.#begin(businessKey, false, (given) => this.#open(businessKey, given)).join(signal);
  }

  /** Reads a business's whole schema anew, where it was opened; one that nobody looks at is when it is opened again. */
  async refresh(businessKey: string, signal?: AbortSignal): Promise<void> {
    const reading = this.#readings.get(businessKey);
    if (!reading) return;
    const catalogue = this.of(businessKey);
    if (reading.task.isAborted) catalogue.expire();
    else if (reading.isAnew) await reading.task.join(signal);
    else {
      const readAnew = async (given: AbortSignal) => {
        await reading.task.done;
        await catalogue.reloadAll(given);
        await this.#finish(businessKey, catalogue, given);
      };
      await this.#begin(businessKey, true, readAnew).join(signal);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const catalogue of this.#catalogues.values()) catalogue.dispose();
    this.#catalogues.clear();
    this.history.dispose();
    this.#didChange.dispose();
  }

  #begin(businessKey: string, isAnew: boolean, read: (signal: AbortSignal) => Promise<void>): SharedTask {
    const task = new SharedTask(read);
    const reading: Reading = { task, isAnew };
    this.#readings.set(businessKey, reading);
    void task.done.then(() => (reading.isAnew = false));
    return task;
  }

  async #open(businessKey: string, signal: AbortSignal): Promise<void> {
    const catalogue = this.of(businessKey);
    await this.#restore(businessKey, catalogue);
    if (this.#catalogues.get(businessKey) !== catalogue || signal.aborted) return;
    this.history.begin(businessKey, catalogue);
    await catalogue.loadAll(signal);
    await this.#finish(businessKey, catalogue, signal);
  }

  /** What was given up halfway counts when it is read whole. */
  async #finish(businessKey: string, catalogue: SchemaCatalogue, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#catalogues.get(businessKey) !== catalogue) return;
    await this.history.look(businessKey, catalogue);
    await this.#keep(businessKey, catalogue);
  }

  async #restore(businessKey: string, catalogue: SchemaCatalogue): Promise<void> {
    if (this.#restored.has(catalogue)) return;
    this.#restored.add(catalogue);
    const { businesses, store, now } = this.dependencies;
    // A file that cannot be read is no reason not to ask Kizen.
    const content = await store.read(businessKey).catch(() => undefined);
    const business = businesses.get(businessKey);
    if (!content || !business || this.#catalogues.get(businessKey) !== catalogue) return;
    await readStoredSchema(content, catalogue, { businessKey, businessId: business.businessId }, now());
  }

  /** The catalogue is as good without its file; the next reading tries again. */
  async #keep(businessKey: string, catalogue: SchemaCatalogue): Promise<void> {
    const business = this.dependencies.businesses.get(businessKey);
    if (!business || this.#catalogues.get(businessKey) !== catalogue) return;
    if (catalogue.part("objects").readAt === undefined) return;
    const content = await writeStoredSchema(catalogue, { businessKey, businessId: business.businessId });
    await this.dependencies.store.write(businessKey, content).catch(() => undefined);
    const isGone = this.#catalogues.get(businessKey) !== catalogue;
    if (isGone) await this.dependencies.store.remove(businessKey).catch(() => undefined);
  }

  /** What was read with another key, or of a business that is gone, is void. */
  #drop(businessKey: string): void {
    const catalogue = this.#catalogues.get(businessKey);
    this.#catalogues.delete(businessKey);
    this.#readings.delete(businessKey);
    this.history.forget(businessKey);
    catalogue?.dispose();
    void this.dependencies.store.remove(businessKey).catch(() => undefined);
    if (catalogue) this.#didChange.fire({ businessKey, name: "objects", of: "" });
  }
}
