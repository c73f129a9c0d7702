import type * as vscode from "vscode";
import type { Businesses } from "../../../model/businesses/businesses";
import { pinnedBusiness, type Pin } from "../../../model/businesses/pins";
import type { Disposable } from "../../../model/event";
import { namesOfCatalogue } from "../../../model/names/namesOfCatalogue";
import type { SchemaNames } from "../../../model/names/schemaNames";
import { mayNameKizen } from "../../../model/names/mayNameKizen";
import type { Schemas } from "../../../model/schema/schemas";

/** The names that count in a document: those of the business its folder is pinned to, else of the active one. */
export interface SchemaOfDocument {
  readonly names: SchemaNames;
  readonly businessKey: string;
  readonly businessName: string;
}

export interface DocumentSchemasDependencies {
  readonly businesses: Pick<Businesses, "active" | "activeFirst">;
  readonly schemas: Pick<Schemas, "of" | "open" | "onDidChange">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
}

/** Milliseconds for which names that did not change are taken as they were: they grow old, too. */
const UNCHANGED = 60 * 60 * 1000;

/** Says which names count in which document. */
export class DocumentSchemas implements Disposable {
  readonly #dependencies: DocumentSchemasDependencies;
  readonly #known = new Map<string, { readonly names: SchemaNames | undefined; readonly at: number }>();
  readonly #subscription: Disposable;

  constructor(dependencies: DocumentSchemasDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.schemas.onDidChange(({ businessKey }) =>
      this.#known.delete(businessKey),
    );
  }

  /** Asks nobody; undefined where no business counts, or nothing of its schema was read. */
  of({ uri }: vscode.TextDocument): SchemaOfDocument | undefined {
    const business = this.#businessOf(uri);
    if (!business) return undefined;
    const { key, name } = business;
    let known = this.#known.get(key);
    if (!known || Date.now() - known.at > UNCHANGED) {
      const at = Date.now();
      known = { names: namesOfCatalogue(this.#dependencies.schemas.of(key), at), at };
      this.#known.set(key, known);
    }
    return known.names && { names: known.names, businessKey: key, businessName: name };
  }

  /**
   * Has the schema read that a document needs, where a person asks about it: its objects at once, the rest behind. Only
   * where the document may have to do with Kizen. Never rejects.
   */
  async request(document: vscode.TextDocument): Promise<void> {
    const business = this.#businessOf(document.uri);
    if (!business || this.of(document) || !mayNameKizen(document.getText())) return;
    const { schemas } = this.#dependencies;
    void schemas.open(business.key);
    await schemas.of(business.key).load("objects");
  }

  /** Has the fields of some objects read at once. Never rejects. */
  async requestFields(businessKey: string, objects: readonly string[]): Promise<void> {
    const catalogue = this.#dependencies.schemas.of(businessKey);
    await Promise.all(objects.map((object) => catalogue.load("fields", object)));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #businessOf(uri: vscode.Uri) {
    const { businesses, pinOf } = this.#dependencies;
    const pin = pinOf(uri);
    return pin ? pinnedBusiness(pin, businesses) : businesses.active;
  }
}
