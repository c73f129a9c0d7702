import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordKinds } from "../kinds/recordKinds";
import type { SchemaStore } from "../ports";
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

/** The schema of each business, made when first asked for, dropped when its connection changes. */
export class Schemas implements Disposable {
  readonly #catalogues = new Map<string, SchemaCatalogue>();
  readonly #openings = new Map<string, Promise<void>>();
  readonly #didChange = new Emitter<SchemaChange>();
  readonly #subscription: Disposable;

  readonly onDidChange: Event<SchemaChange> = this.#didChange.event;

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
   * Resolves when all of it was read. Never rejects.
   */
  open(businessKey: string): Promise<void> {
    const known = this.#openings.get(businessKey);
    if (known) return known;
    const opening = this.#open(businessKey);
    this.#openings.set(businessKey, opening);
    return opening;
  }

  /** Reads a business's whole schema anew, where it was opened. */
  async refresh(businessKey: string): Promise<void> {
    const opening = this.#openings.get(businessKey);
    if (!opening) return;
    await opening;
    const catalogue = this.of(businessKey);
    await catalogue.reloadAll();
    await this.#keep(businessKey, catalogue);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const catalogue of this.#catalogues.values()) catalogue.dispose();
    this.#catalogues.clear();
    this.#didChange.dispose();
  }

  async #open(businessKey: string): Promise<void> {
    const { businesses, store, now } = this.dependencies;
    const catalogue = this.of(businessKey);
    // A file that cannot be read is no reason not to ask Kizen.
    const content = await store.read(businessKey).catch(() => undefined);
    const business = businesses.get(businessKey);
    if (!business || this.#catalogues.get(businessKey) !== catalogue) return;
    if (content)
      await readStoredSchema(content, catalogue, { businessKey, businessId: business.businessId }, now());
    if (this.#catalogues.get(businessKey) !== catalogue) return;
    await catalogue.loadAll();
    await this.#keep(businessKey, catalogue);
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
    this.#openings.delete(businessKey);
    catalogue?.dispose();
    void this.dependencies.store.remove(businessKey).catch(() => undefined);
    if (catalogue) this.#didChange.fire({ businessKey, name: "objects", of: "" });
  }
}
