import type { CompaniesApi } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import type { ChangeSignal, CredentialStore, StateStore } from "../ports";

/** A Kizen business this installation knows. Its API key is elsewhere, in the credential store. */
export interface Business {
  /** Made here, for good: the same Kizen business may be added under two users. */
  readonly key: string;
  readonly name: string;
  /** Ends in `/api`. Empty for the sample, whose server has another port each time. */
  readonly baseUrl: string;
  readonly userId: string;
  readonly businessId: string;
  readonly isSample: boolean;
  /** Which API generation answered for companies last time. */
  readonly companiesApi?: CompaniesApi | undefined;
  /** UUIDs of objects by their API names, as far as they were asked for. */
  readonly objectIds?: Readonly<Record<string, string>> | undefined;
  /** Marked by a person as the one in which mistakes are real. */
  readonly isProduction?: boolean | undefined;
}

export type NewBusiness = Omit<Business, "key" | "companiesApi" | "objectIds">;

/** What is stored. The revision tells a window whether it sees a state that another one announced. */
interface Stored {
  readonly revision: number;
  readonly active: string | undefined;
  readonly list: readonly Business[];
}

const STATE_KEY = "businesses";

/** Another window's state arrives a little after its announcement; these are the waits, in milliseconds. */
const CATCH_UP = [0, 50, 200, 1000, 3000];

export interface BusinessesDependencies {
  readonly state: StateStore;
  readonly credentials: CredentialStore;
  readonly signal: ChangeSignal;
  readonly createKey: () => string;
}

/** The businesses, the active one among them, and what changes about them in any window. */
export class Businesses implements Disposable {
  readonly #dependencies: BusinessesDependencies;
  readonly #didChange = new Emitter<void>();
  readonly #didChangeConnection = new Emitter<string>();
  readonly #subscriptions: readonly Disposable[];
  #stored: Stored;

  /** The list, a name or the active business changed, here or in another window. */
  readonly onDidChange: Event<void> = this.#didChange.event;
  /** The business with this key was removed, or its API key changed: what was loaded with it is void. */
  readonly onDidChangeConnection: Event<string> = this.#didChangeConnection.event;

  constructor(dependencies: BusinessesDependencies) {
    this.#dependencies = dependencies;
    this.#stored = readStored(dependencies.state.get(STATE_KEY));
    this.#subscriptions = [
      dependencies.credentials.onDidChange((key) => this.#didChangeConnection.fire(key)),
      dependencies.signal.onDidAnnounce((revision) => void this.#catchUp(revision)),
    ];
  }

  get list(): readonly Business[] {
    return this.#stored.list;
  }

  /** The business that look-ups ask. The first one where the chosen one is gone. */
  get active(): Business | undefined {
    const { list, active } = this.#stored;
    return list.find(({ key }) => key === active) ?? list[0];
  }

  get(key: string): Business | undefined {
    return this.list.find((business) => business.key === key);
  }

  /** Stores a business and makes it the active one. */
  async add(details: NewBusiness, apiKey: string): Promise<Business> {
    const business: Business = { ...details, key: this.#dependencies.createKey() };
    await this.#dependencies.credentials.storeApiKey(business.key, apiKey);
    await this.#write({ list: [...this.list, business], active: business.key });
    return business;
  }

  rename(key: string, name: string): Promise<void> {
    return this.#update(key, { name });
  }

  /** Forgets nothing but the old key; everything loaded with it is loaded anew. */
  async replaceApiKey(key: string, apiKey: string): Promise<void> {
    await this.#dependencies.credentials.storeApiKey(key, apiKey);
  }

  setActive(key: string): Promise<void> {
    return this.#write({ list: this.list, active: key });
  }

  setProduction(key: string, isProduction: boolean): Promise<void> {
    return this.#update(key, { isProduction });
  }

  rememberCompaniesApi(key: string, companiesApi: CompaniesApi): Promise<void> {
    return this.#update(key, { companiesApi });
  }

  rememberObjectId(key: string, apiName: string, id: string): Promise<void> {
    return this.#update(key, { objectIds: { ...this.get(key)?.objectIds, [apiName]: id } });
  }

  /** Removes a business and its key. */
  async remove(key: string): Promise<void> {
    await this.#write({
      list: this.list.filter((business) => business.key !== key),
      active: this.#stored.active,
    });
    await this.#dependencies.credentials.deleteApiKey(key);
    this.#didChangeConnection.fire(key);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
    this.#didChangeConnection.dispose();
  }

  #update(key: string, change: Partial<Business>): Promise<void> {
    const list = this.list.map((business) => (business.key === key ? { ...business, ...change } : business));
    return this.#write({ list, active: this.#stored.active });
  }

  async #write(change: Omit<Stored, "revision">): Promise<void> {
    const revision = this.#stored.revision + 1;
    this.#stored = { ...change, revision };
    this.#didChange.fire();
    await this.#dependencies.state.set(STATE_KEY, this.#stored);
    await this.#dependencies.signal.announce(revision);
  }

  async #catchUp(revision: number): Promise<void> {
    for (const wait of CATCH_UP) {
      if (this.#stored.revision >= revision) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
      const stored = readStored(this.#dependencies.state.get(STATE_KEY));
      if (stored.revision > this.#stored.revision) this.#adopt(stored);
    }
  }

  #adopt(stored: Stored): void {
    const removed = this.list.filter(({ key }) => !stored.list.some((business) => business.key === key));
    this.#stored = stored;
    this.#didChange.fire();
    for (const { key } of removed) this.#didChangeConnection.fire(key);
  }
}

/** State may have been written by another version: what does not fit is left out rather than trusted. */
function readStored(value: unknown): Stored {
  const { revision, active, list } = (value ?? {}) as Partial<Record<keyof Stored, unknown>>;
  return {
    revision: typeof revision === "number" ? revision : 0,
    active: typeof active === "string" ? active : undefined,
    list: Array.isArray(list) ? list.filter(isBusiness) : [],
  };
}

function isBusiness(value: unknown): value is Business {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Partial<Record<keyof Business, unknown>>;
  const texts = [fields.key, fields.name, fields.baseUrl, fields.userId, fields.businessId];
  return texts.every((text) => typeof text === "string") && typeof fields.isSample === "boolean";
}
