import { Emitter } from "../../../src/model/event";
import type {
  ChangeSignal,
  CredentialStore,
  IndexStore,
  SchemaStore,
  StateStore,
} from "../../../src/model/ports";
import type { Lease, LeaseStore } from "../../../src/model/transport/lease";
import { collectionKey } from "../../../src/model/recordRef";

/** What several windows of one installation share, in memory: the ports of the model without an editor. */
export class Installation {
  readonly keys = new Map<string, string>();
  readonly state = new Map<string, string>();
  /** What the workspace of the one window keeps that most tests have. */
  readonly workspaceState = new Map<string, string>();
  /** The names of the shared values that windows read, in turn. */
  readonly reads: string[] = [];
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

  /** Files by collection. */
  readonly indexFiles = new Map<string, Uint8Array>();
  readonly indexStore: IndexStore = {
    read: (collection) => Promise.resolve(this.indexFiles.get(collectionKey(collection))),
    write: (collection, content) => {
      this.indexFiles.set(collectionKey(collection), content);
      return Promise.resolve();
    },
    remove: (collection) => {
      this.indexFiles.delete(collectionKey(collection));
      return Promise.resolve();
    },
    removeAllOf: (businessKey) => {
      for (const file of [...this.indexFiles.keys()]) {
        if (file.startsWith(`${businessKey}/`)) this.indexFiles.delete(file);
      }
      return Promise.resolve();
    },
  };

  /** Files by business. */
  readonly schemaFiles = new Map<string, Uint8Array>();
  readonly schemaStore: SchemaStore = {
    read: (businessKey) => Promise.resolve(this.schemaFiles.get(businessKey)),
    write: (businessKey, content) => Promise.resolve(void this.schemaFiles.set(businessKey, content)),
    remove: (businessKey) => Promise.resolve(void this.schemaFiles.delete(businessKey)),
  };

  /**
   * One window's view of the shared state: it sees other windows' writes only `lag` milliseconds later, as VS Code's
   * windows do.
   */
  stateStore(lag = 0): StateStore {
    return storeOver(this.state, lag, this.reads);
  }

  workspaceStore(): StateStore {
    return storeOver(this.workspaceState, 0, []);
  }
}

function storeOver(state: Map<string, string>, lag: number, reads: string[]): StateStore {
  const seen = new Map(state);
  return {
    get: (key) => {
      reads.push(key);
      const text = seen.get(key);
      setTimeout(() => state.forEach((value, name) => seen.set(name, value)), lag);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    set: (key, value) => {
      if (value === undefined) {
        seen.delete(key);
        state.delete(key);
        return Promise.resolve();
      }
      const text = JSON.stringify(value);
      seen.set(key, text);
      state.set(key, text);
      return Promise.resolve();
    },
  };
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
