import {
  loadKizenClient,
  withKey,
  type Credentials,
  type CredentialValues,
  type KizenClient,
  type Transport,
} from "../../kizen";
import type { ApiMemory } from "./apiMemory";
import type { Business, Businesses } from "./businesses";
import type { Disposable } from "../event";

/** No key is stored for the business on this computer: keys do not travel with synchronised settings. */
export class MissingApiKeyError extends Error {
  override readonly name = "MissingApiKeyError";
}

/** The business was removed while something still wanted it. */
export class BusinessRemovedError extends Error {
  override readonly name = "BusinessRemovedError";
}

export interface ClientsDependencies {
  readonly businesses: Businesses;
  readonly apiMemory: Pick<ApiMemory, "companiesApi" | "setCompaniesApi">;
  /** Rejects with `MissingApiKeyError` where there is no key. */
  readonly credentialsOf: (business: Business) => Promise<Credentials>;
  /** The one transport, made when it is first asked for. */
  readonly transport: () => Promise<Transport>;
}

/** One client a business, made on first use and dropped when the business's key changes. */
export class Clients implements Disposable {
  readonly #clients = new Map<string, Promise<KizenClient>>();
  /** Ends what a business has under way, once it is removed. */
  readonly #removals = new Map<string, AbortController>();
  readonly #dependencies: ClientsDependencies;
  readonly #subscription: Disposable;

  constructor(dependencies: ClientsDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.businesses.onDidChangeConnection((key) => {
      this.#clients.delete(key);
      if (dependencies.businesses.get(key)) return;
      this.#removals.get(key)?.abort();
      this.#removals.delete(key);
    });
  }

  of(businessKey: string): Promise<KizenClient> {
    const existing = this.#clients.get(businessKey);
    if (existing) return existing;
    const made = this.#make(businessKey);
    this.#clients.set(businessKey, made);
    // A failure is not kept: the next use asks for the key again.
    made.catch(() => this.#clients.get(businessKey) === made && this.#clients.delete(businessKey));
    return made;
  }

  /** A client for credentials that are not stored yet, to try them. */
  async forTrial(values: CredentialValues): Promise<KizenClient> {
    const { createKizenClient } = await loadKizenClient();
    return createKizenClient(withKey(values), await this.#dependencies.transport());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#clients.clear();
  }

  async #make(businessKey: string): Promise<KizenClient> {
    const { businesses, apiMemory, credentialsOf, transport } = this.#dependencies;
    const business = businesses.get(businessKey);
    if (!business) throw new BusinessRemovedError();
    const [{ createKizenClient }, credentials] = await Promise.all([
      loadKizenClient(),
      credentialsOf(business),
    ]);
    const removal = this.#removals.get(businessKey) ?? new AbortController();
    this.#removals.set(businessKey, removal);
    return createKizenClient(credentials, await transport(), {
      signal: removal.signal,
      companiesApi: apiMemory.companiesApi(businessKey),
      onLearnt: (companiesApi) => apiMemory.setCompaniesApi(businessKey, companiesApi),
    });
  }
}
