import type { CompaniesApi } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import type { StateStore } from "../ports";
import type { Businesses } from "./businesses";

const stateKey = (businessKey: string) => `api.${businessKey}`;

interface LearntFacts {
  readonly companiesApi?: CompaniesApi | undefined;
  readonly objectIds?: Readonly<Record<string, string>> | undefined;
}

/**
 * What answers told of the API of each business, kept with the installation and gone with the business. It is no part of
 * the business: nothing that a person sees of a business changes by it, and what is lost is learnt again.
 */
export class ApiMemory implements Disposable {
  readonly #didLearnId = new Emitter<void>();
  readonly #didLearnCompaniesApi = new Emitter<string>();
  readonly #subscription: Disposable;

  /** The id of one more object is known. */
  readonly onDidLearnId: Event<void> = this.#didLearnId.event;

  /** Another generation than before answered for the companies of the business with this key. */
  readonly onDidLearnCompaniesApi: Event<string> = this.#didLearnCompaniesApi.event;

  constructor(
    private readonly businesses: Pick<Businesses, "get" | "onDidRemove">,
    private readonly state: StateStore,
  ) {
    // Where the editor cannot forget it, that is logged.
    this.#subscription = businesses.onDidRemove(
      (key) => void state.set(stateKey(key), undefined).catch(() => undefined),
    );
  }

  /** Which API generation answered for companies last time. */
  companiesApi(businessKey: string): CompaniesApi | undefined {
    const { companiesApi } = this.#stored(businessKey);
    return companiesApi === "records" || companiesApi === "v2" ? companiesApi : undefined;
  }

  setCompaniesApi(businessKey: string, companiesApi: CompaniesApi): void {
    const isNew = companiesApi !== this.companiesApi(businessKey);
    this.#learn(businessKey, { companiesApi });
    if (isNew) this.#didLearnCompaniesApi.fire(businessKey);
  }

  /** UUIDs of objects by their API names, as far as they were asked for. */
  objectIds(businessKey: string): Readonly<Record<string, string>> {
    const { objectIds } = this.#stored(businessKey);
    if (typeof objectIds !== "object" || objectIds === null || Array.isArray(objectIds)) return {};
    const isId = (entry: [string, unknown]): entry is [string, string] =>
      entry[0] !== "" && typeof entry[1] === "string" && entry[1] !== "";
    return Object.fromEntries(Object.entries(objectIds as Readonly<Record<string, unknown>>).filter(isId));
  }

  setObjectId(businessKey: string, apiName: string, id: string): void {
    this.#learn(businessKey, { objectIds: { ...this.objectIds(businessKey), [apiName]: id } });
    this.#didLearnId.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didLearnId.dispose();
    this.#didLearnCompaniesApi.dispose();
  }

  /** State may have been written by another version or by hand. */
  #stored(businessKey: string): Partial<Record<keyof LearntFacts, unknown>> {
    const stored = this.state.get(stateKey(businessKey));
    return typeof stored === "object" && stored !== null ? stored : {};
  }

  #learn(businessKey: string, facts: LearntFacts): void {
    if (!this.businesses.get(businessKey)) return;
    const known = { companiesApi: this.companiesApi(businessKey), objectIds: this.objectIds(businessKey) };
    // Where the editor cannot keep it, that is logged, and it is learnt again.
    this.state.set(stateKey(businessKey), { ...known, ...facts }).catch(() => undefined);
  }
}
