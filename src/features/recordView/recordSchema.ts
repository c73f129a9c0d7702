import { isDeepStrictEqual } from "node:util";
import type { Disposable } from "../../model/event";
import type { RecordRef } from "../../model/recordRef";
import { fieldGroups, readFieldGroups, type FieldGroups } from "../../model/schema/fieldGroups";
import type { SchemaChange } from "../../model/schema/schemas";
import type { PanelDependencies } from "./panelDependencies";

/** Tells a page what the schema says of its record's fields, whenever that changes. */
export class RecordSchema implements Disposable {
  readonly #subscription: Disposable;
  readonly #closing = new AbortController();
  #told: FieldGroups | undefined;
  /** A person has seen the fields. */
  #isWanted = false;

  constructor(
    private readonly ref: RecordRef,
    private readonly dependencies: Pick<PanelDependencies, "schemas" | "kinds" | "describe">,
    private readonly tell: (groups: FieldGroups) => void,
  ) {
    this.#subscription = dependencies.schemas.onDidChange((change) => this.#onChange(change));
  }

  /** Has read what is not known yet. Asks for nothing that the catalogue would not. */
  read(): void {
    this.#isWanted = true;
    if (!this.dependencies.describe(this.ref)) return;
    void readFieldGroups(this.ref, this.dependencies, this.#closing.signal);
  }

  /** Tells a page that knows nothing yet. */
  tellAll(): void {
    this.#tell(this.#groups);
  }

  dispose(): void {
    this.#closing.abort();
    this.#subscription.dispose();
  }

  get #catalogue() {
    return this.dependencies.schemas.of(this.ref.businessKey);
  }

  get #object(): string {
    return this.dependencies.kinds.get(this.ref).object;
  }

  get #groups(): FieldGroups {
    // Of a business that is gone, nothing is known any more.
    if (!this.dependencies.describe(this.ref)) return { state: "unknown", groups: [] };
    return fieldGroups(this.#catalogue, this.#object);
  }

  #tell(groups: FieldGroups): void {
    this.#told = groups;
    this.tell(groups);
  }

  #onChange({ businessKey, name, of }: SchemaChange): void {
    if (businessKey !== this.ref.businessKey || !this.dependencies.describe(this.ref)) return;
    const isOfRecord = (name === "fields" || name === "categories") && of === this.#object;
    if (name !== "objects" && !isOfRecord) return;
    const groups = this.#groups;
    if (!isDeepStrictEqual(groups, this.#told)) this.#tell(groups);
    // With another key nothing is known any more.
    const isDropped = name === "objects" && this.#catalogue.part("objects").state === "unread";
    if (isDropped && this.#isWanted) this.read();
  }
}
