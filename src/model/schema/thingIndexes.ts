import type { Businesses } from "../businesses/businesses";
import type { Disposable } from "../event";
import type { Schemas } from "./schemas";
import { ThingIndex } from "./thingIndex";
import type { ThingSection } from "./thingSections";

/** The index of each section of each business's schema, made when first asked for, dropped with its schema. */
export class ThingIndexes implements Disposable {
  readonly #indexes = new Map<string, Map<ThingSection, ThingIndex>>();
  readonly #subscription: Disposable;

  constructor(
    businesses: Pick<Businesses, "onDidChangeConnection">,
    private readonly schemas: Pick<Schemas, "of">,
  ) {
    this.#subscription = businesses.onDidChangeConnection((key) => this.#indexes.delete(key));
  }

  /** Making an index reads nothing; its `update` takes what the schema has. */
  of(businessKey: string, section: ThingSection): ThingIndex {
    const known = this.#indexes.get(businessKey) ?? new Map<ThingSection, ThingIndex>();
    this.#indexes.set(businessKey, known);
    const index = known.get(section) ?? new ThingIndex(businessKey, this.schemas.of(businessKey), section);
    known.set(section, index);
    return index;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#indexes.clear();
  }
}
