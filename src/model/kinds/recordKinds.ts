import type { ApiMemory } from "../businesses/apiMemory";
import type { Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { CollectionRef } from "../recordRef";
import { company } from "./company";
import { contact } from "./contact";
import { objectKind, type FoundObject } from "./objectKind";
import type { RecordKind } from "./recordKind";

/** The kinds that the product knows more of than their object says, in the order of the sidebar. */
const builtIn: readonly RecordKind[] = [company, contact];

/** The kinds of record that each business has: until it was asked for its objects, companies only. */
export class RecordKinds implements Disposable {
  readonly #businesses: Pick<Businesses, "get" | "onDidChangeConnection">;
  /** What businesses told of their objects. */
  readonly #objects = new Map<string, readonly FoundObject[]>();
  /** Of the businesses that told their objects, by the id of the kind, in the order of the sidebar. */
  readonly #found = new Map<string, ReadonlyMap<string, RecordKind>>();
  readonly #didChange = new Emitter<string>();
  readonly #subscriptions: readonly Disposable[];

  /** The business with this key has other kinds than before, or they are called otherwise. */
  readonly onDidChange: Event<string> = this.#didChange.event;

  constructor(
    businesses: Pick<Businesses, "get" | "onDidChangeConnection">,
    private readonly apiMemory: Pick<ApiMemory, "companiesApi" | "onDidLearnCompaniesApi">,
  ) {
    this.#businesses = businesses;
    this.#subscriptions = [
      businesses.onDidChangeConnection((key) => this.setObjects(key, undefined)),
      // The list of objects may have come before the first companies.
      apiMemory.onDidLearnCompaniesApi((key) => this.setObjects(key, this.#objects.get(key))),
    ];
  }

  /** In the order of the sidebar: companies, contacts, then by name. */
  of(businessKey: string): readonly RecordKind[] {
    const found = this.#found.get(businessKey);
    return found ? [...found.values()] : [company];
  }

  /** The kind of a collection: built in, discovered, or made of the API name that stands in a stored address. */
  get({ businessKey, kind }: Pick<CollectionRef, "businessKey" | "kind">): RecordKind {
    const found = this.#found.get(businessKey)?.get(kind);
    return found ?? builtIn.find(({ id }) => id === kind) ?? objectKind(kind);
  }

  /** The kind of the records of an object, by its API name. */
  ofObject(businessKey: string, object: string): RecordKind {
    const found = this.of(businessKey).find((kind) => kind.object === object);
    return found ?? builtIn.find((kind) => kind.object === object) ?? objectKind(object);
  }

  /** Whether another kind of the business has the same name. */
  isNamedAlike(collection: Pick<CollectionRef, "businessKey" | "kind">): boolean {
    const { id, label } = this.get(collection);
    return this.of(collection.businessKey).some(
      (other) => other.id !== id && other.label.many === label.many,
    );
  }

  /** Takes note of the objects that a business has; undefined where it tells none. */
  setObjects(businessKey: string, objects: readonly FoundObject[] | undefined): void {
    const before = this.#outline(businessKey);
    if (objects) this.#objects.set(businessKey, objects);
    else this.#objects.delete(businessKey);
    if (objects && this.#businesses.get(businessKey)) {
      const kinds = objects.map(kindOf);
      // Its companies were seen to be there, though its list of objects does not name them.
      const isServed = this.apiMemory.companiesApi(businessKey) === "v2";
      const isListed = kinds.some(({ id }) => id === company.id);
      const all = isServed && !isListed ? [company, ...kinds] : kinds;
      this.#found.set(businessKey, new Map(inOrder(all).map((kind) => [kind.id, kind])));
    } else this.#found.delete(businessKey);
    if (before !== this.#outline(businessKey)) this.#didChange.fire(businessKey);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }

  /** All that is shown of a business's kinds, to be compared with what is shown later. */
  #outline(businessKey: string): string {
    return JSON.stringify(this.of(businessKey).map(({ id, label, icon }) => [id, label, icon]));
  }
}

function kindOf(found: FoundObject): RecordKind {
  const known = builtIn.find(({ object }) => object === found.apiName);
  const made = objectKind(found.apiName, found);
  return known ? { ...known, label: made.label } : made;
}

function inOrder(kinds: readonly RecordKind[]): RecordKind[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const place = ({ id }: RecordKind) => {
    const index = builtIn.findIndex((kind) => kind.id === id);
    return index < 0 ? builtIn.length : index;
  };
  return [...kinds].sort((a, b) => place(a) - place(b) || compare(a.label.many, b.label.many));
}
