import { Emitter, type Disposable, type Event } from "../event";
import type { ChangeSignal, CredentialStore, StateStore } from "../ports";
import type { Business, NewBusiness } from "./business";
import {
  joinBusinessStates,
  withBusiness,
  withChange,
  withLastActive,
  withoutBusiness,
  type BusinessState,
} from "./businessState";
import { isSameState, parseBusinessState, storedBusinessState } from "./storedBusinessState";

export type { Business, NewBusiness };

const STATE_KEY = "businesses";
/** Which business is the active one in this workspace. */
const ACTIVE_KEY = "businesses.active";

/**
 * Milliseconds after a change, here or elsewhere, at which the stored state is looked at: another window's arrives a
 * little after its announcement, and one that was written at the same time takes the place of ours.
 */
const LOOKS = [0, 50, 200, 1000, 3000];

export interface BusinessesDependencies {
  /** Shared by all windows. */
  readonly state: StateStore;
  /** Of this window's workspace. */
  readonly workspaceState: StateStore;
  readonly credentials: CredentialStore;
  readonly signal: ChangeSignal;
  readonly createKey: () => string;
}

/** The businesses, the active one among them, and what changes about them in any window. */
export class Businesses implements Disposable {
  readonly #dependencies: BusinessesDependencies;
  readonly #didChange = new Emitter<void>();
  readonly #didChangeConnection = new Emitter<string>();
  readonly #didRemove = new Emitter<string>();
  readonly #subscriptions: readonly Disposable[];
  #state: BusinessState;
  #activeKey: string | undefined;
  #nextLook: NodeJS.Timeout | undefined;

  /** The list, a name or the active business changed, here or in another window. */
  readonly onDidChange: Event<void> = this.#didChange.event;
  /** The business with this key was removed, or its API key changed: what was loaded with it is void. */
  readonly onDidChangeConnection: Event<string> = this.#didChangeConnection.event;
  /** The business with this key was removed, here or in another window: whoever keeps something of it forgets it. */
  readonly onDidRemove: Event<string> = this.#didRemove.event;

  constructor(dependencies: BusinessesDependencies) {
    this.#dependencies = dependencies;
    this.#state = this.#read();
    const active = dependencies.workspaceState.get(ACTIVE_KEY);
    this.#activeKey = typeof active === "string" ? active : undefined;
    this.#chooseActive();
    this.#subscriptions = [
      dependencies.credentials.onDidChange((key) => this.#didChangeConnection.fire(key)),
      dependencies.signal.onDidAnnounce(() => this.#look(0)),
    ];
  }

  get list(): readonly Business[] {
    return this.#state.entries.map(({ business }) => business);
  }

  /** The business that look-ups of this window ask. Another window may have another one. */
  get active(): Business | undefined {
    return this.#activeKey === undefined ? undefined : this.get(this.#activeKey);
  }

  /** All businesses, the active one before the others, which stay in their order. */
  get activeFirst(): readonly Business[] {
    const { active, list } = this;
    return active ? [active, ...list.filter(({ key }) => key !== active.key)] : list;
  }

  get(key: string): Business | undefined {
    return this.#state.entries.find(({ business }) => business.key === key)?.business;
  }

  /** Stores a business and makes it the active one. Nothing of it stays where it cannot be stored. */
  async add(details: NewBusiness, apiKey: string): Promise<Business> {
    const business: Business = { ...details, key: this.#dependencies.createKey() };
    const { credentials } = this.#dependencies;
    await credentials.storeApiKey(business.key, apiKey);
    this.#activeKey = business.key;
    try {
      await this.#change((state) => withBusiness(state, business));
    } catch (error) {
      this.#take(withoutBusiness(this.#state, business.key));
      await credentials.deleteApiKey(business.key);
      throw error;
    }
    await this.#keepActive();
    return business;
  }

  rename(key: string, name: string): Promise<void> {
    return this.#update(key, { name });
  }

  /** Forgets nothing but the old key; everything loaded with it is loaded anew. */
  async replaceApiKey(key: string, apiKey: string): Promise<void> {
    const { credentials } = this.#dependencies;
    await credentials.storeApiKey(key, apiKey);
    // Another window may have removed it meanwhile, and its key with it.
    if (!this.get(key)) await credentials.deleteApiKey(key);
  }

  /** Makes a business the active one of this window, and the one that new windows begin with. */
  async setActive(key: string): Promise<void> {
    if (!this.get(key)) return;
    this.#activeKey = key;
    await this.#keepActive();
    await this.#change((state) => withLastActive(state, key));
  }

  setProduction(key: string, isProduction: boolean): Promise<void> {
    return this.#update(key, { isProduction });
  }

  /** Removes a business and its key. The key goes also where the list cannot be written, and the list where the key stays. */
  async remove(key: string): Promise<void> {
    const ends = await Promise.allSettled([
      this.#change((state) => withoutBusiness(state, key)),
      this.#dependencies.credentials.deleteApiKey(key),
    ]);
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
  }

  dispose(): void {
    clearTimeout(this.#nextLook);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
    this.#didChangeConnection.dispose();
    this.#didRemove.dispose();
  }

  async #update(key: string, change: Partial<Business>): Promise<void> {
    if (this.get(key)) await this.#change((state) => withChange(state, key, change));
  }

  #change(edit: (state: BusinessState) => BusinessState): Promise<void> {
    // What another window wrote and nobody announced yet is part of what is changed.
    this.#take(edit(joinBusinessStates(this.#state, this.#read())));
    return this.#write();
  }

  async #write(): Promise<void> {
    const { state, signal } = this.#dependencies;
    this.#look(0);
    await state.set(STATE_KEY, storedBusinessState(this.#state));
    await signal.announce(this.#state.revision);
  }

  #read(): BusinessState {
    return parseBusinessState(this.#dependencies.state.get(STATE_KEY));
  }

  /** Looks for changes of other windows, several times, and writes again what one of them has overwritten. */
  #look(index: number): void {
    clearTimeout(this.#nextLook);
    const wait = LOOKS[index];
    if (wait === undefined) return;
    this.#nextLook = setTimeout(() => {
      this.#look(index + 1);
      const stored = this.#read();
      const joined = joinBusinessStates(this.#state, stored);
      if (!isSameState(joined, this.#state)) this.#take(joined);
      // Where that fails, the next change tries again; whoever made this one was told.
      if (!isSameState(joined, stored)) this.#write().catch(() => undefined);
    }, wait);
  }

  #take(state: BusinessState): void {
    const before = this.list;
    this.#state = state;
    this.#chooseActive();
    this.#didChange.fire();
    for (const { key } of before) {
      if (this.get(key)) continue;
      this.#didRemove.fire(key);
      this.#didChangeConnection.fire(key);
    }
  }

  /** Keeps to what this workspace chose; where that is gone or was never said, the last choice of any window, else the first. */
  #chooseActive(): void {
    if (this.active) return;
    const { lastActive } = this.#state;
    const inherited = (lastActive && this.get(lastActive.key)) ?? this.list[0];
    if (this.#activeKey === inherited?.key) return;
    this.#activeKey = inherited?.key;
    // The next choice of another window is not to change this one, after a restart neither.
    this.#keepActive().catch(() => undefined);
  }

  #keepActive(): Promise<void> {
    return this.#dependencies.workspaceState.set(ACTIVE_KEY, this.#activeKey);
  }
}
