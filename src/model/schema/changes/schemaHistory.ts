import { Emitter, type Disposable, type Event } from "../../event";
import type { SchemaCatalogue } from "../schemaCatalogue";
import { changesSince, stateOf, type SchemaChanges, type SchemaState } from "./schemaChanges";

export interface FoundChanges {
  readonly businessKey: string;
  readonly changes: SchemaChanges;
}

/** What changed in the schemas of businesses since they were last read: each change is found once. */
export class SchemaHistory implements Disposable {
  /** What was known when changes were last looked for. */
  readonly #before = new Map<string, SchemaState>();
  readonly #found = new Map<string, SchemaChanges>();
  readonly #didFind = new Emitter<FoundChanges>();
  readonly #didChange = new Emitter<string>();

  /** A schema is not as it was when it was last read. */
  readonly onDidFind: Event<FoundChanges> = this.#didFind.event;
  /** There are changes to look at in the business with this key, or none any more. */
  readonly onDidChange: Event<string> = this.#didChange.event;

  /** What was found when a schema was last read whole; undefined where it was as before. */
  of(businessKey: string): SchemaChanges | undefined {
    return this.#found.get(businessKey);
  }

  /** Takes what is known for how it was last time, where nothing was compared before. */
  begin(businessKey: string, catalogue: SchemaCatalogue): void {
    if (!this.#before.has(businessKey)) this.#before.set(businessKey, stateOf(catalogue));
  }

  /** Looks for changes in a schema that has just been read. */
  async look(businessKey: string, catalogue: SchemaCatalogue): Promise<void> {
    const before = this.#before.get(businessKey);
    if (!before) return;
    const after = stateOf(catalogue);
    const changes = await changesSince(before, after, catalogue);
    // The business may be gone by now, or its key another.
    if (this.#before.get(businessKey) !== before) return;
    this.#before.set(businessKey, after);
    const hadSome = this.#found.delete(businessKey);
    if (changes) this.#found.set(businessKey, changes);
    if (changes || hadSome) this.#didChange.fire(businessKey);
    if (changes) this.#didFind.fire({ businessKey, changes });
  }

  forget(businessKey: string): void {
    this.#before.delete(businessKey);
    if (this.#found.delete(businessKey)) this.#didChange.fire(businessKey);
  }

  dispose(): void {
    this.#didFind.dispose();
    this.#didChange.dispose();
  }
}
