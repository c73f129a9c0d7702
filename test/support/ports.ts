import { Emitter } from "../../src/model/event";
import type { ChangeSignal, CredentialStore, IndexStore, StateStore } from "../../src/model/ports";
import type { Lease, LeaseStore } from "../../src/model/transport/lease";

/** What several windows of one installation share, in memory: the ports of the model without an editor. */
export class Installation {
  readonly keys = new Map<string, string>();
  readonly state = new Map<string, string>();
  readonly #keyChanged = new Emitter<string>();
  readonly #announced = new Emitter<number>();

  readonly credentials: CredentialStore = {
    apiKeyOf: (key) => Promise.resolve(this.keys.get(key)),
    storeApiKey: (key, apiKey) => {
      this.keys.set(key, apiKey);
      this.#keyChanged.fire(key);
      return Promise.resolve();
    },
    deleteApiKey: (key) => {
      this.keys.delete(key);
      this.#keyChanged.fire(key);
      return Promise.resolve();
    },
    onDidChange: this.#keyChanged.event,
  };

  readonly signal: ChangeSignal = {
    announce: (revision) => {
      this.#announced.fire(revision);
      return Promise.resolve();
    },
    onDidAnnounce: this.#announced.event,
  };

  readonly leases: LeaseStore = createMemoryLeases();

  /** Files by `business/kind`. */
  readonly indexFiles = new Map<string, Uint8Array>();
  readonly indexStore: IndexStore = {
    read: (businessKey, kind) => Promise.resolve(this.indexFiles.get(`${businessKey}/${kind}`)),
    write: (businessKey, kind, content) => {
      this.indexFiles.set(`${businessKey}/${kind}`, content);
      return Promise.resolve();
    },
    remove: (businessKey) => {
      for (const file of [...this.indexFiles.keys()]) {
        if (file.startsWith(`${businessKey}/`)) this.indexFiles.delete(file);
      }
      return Promise.resolve();
    },
  };

  /**
   * One window's view of the shared state: it sees other windows' writes only `lag` milliseconds later, as VS Code's
   * windows do.
   */
  stateStore(lag = 0): StateStore {
    const seen = new Map(this.state);
    return {
      get: (key) => {
        const text = seen.get(key);
        setTimeout(() => this.state.forEach((value, name) => seen.set(name, value)), lag);
        return text === undefined ? undefined : (JSON.parse(text) as unknown);
      },
      set: (key, value) => {
        if (value === undefined) {
          seen.delete(key);
          this.state.delete(key);
          return Promise.resolve();
        }
        const text = JSON.stringify(value);
        seen.set(key, text);
        this.state.set(key, text);
        return Promise.resolve();
      },
    };
  }
}

function createMemoryLeases(): LeaseStore {
  const leases = new Map<string, Lease>();
  return {
    create: (id, lease) => Promise.resolve(leases.set(id, lease)).then(() => undefined),
    renew: (id, lease) => Promise.resolve(leases.has(id) && leases.set(id, lease).has(id)),
    renewNow: (id, lease) => void leases.set(id, lease),
    remove: (id) => Promise.resolve(leases.delete(id)).then(() => undefined),
    readAll: () => Promise.resolve(new Map(leases)),
  };
}
