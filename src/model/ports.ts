import type { Event } from "./event";
import type { CollectionRef } from "./recordRef";
import type { LogText } from "./text/logText";

/** Where API keys live. The only implementation that keeps them is VS Code's SecretStorage. */
export interface CredentialStore {
  /** The API key of a business, or undefined where none is stored. */
  apiKeyOf(businessKey: string): Promise<string | undefined>;
  storeApiKey(businessKey: string, apiKey: string): Promise<void>;
  deleteApiKey(businessKey: string): Promise<void>;
  /** Fires with the business's key, for changes made in this and in every other window. */
  readonly onDidChange: Event<string>;
}

/** Small JSON values that survive a restart (VS Code's globalState). */
export interface StateStore {
  get(key: string): unknown;
  set(key: string, value: unknown): Promise<void>;
}

/** Tells other windows that shared state changed, and hears it from them. */
export interface ChangeSignal {
  /** Announces the revision of the state that was just written. */
  announce(revision: number): Promise<void>;
  /** Fires with the announced revision; also in the window that announced it. */
  readonly onDidAnnounce: Event<number>;
}

/** Keeps what was read of a collection on disk, outside any synchronised state. Never contains API keys. */
export interface IndexStore {
  /** Undefined where nothing is kept. */
  read(collection: CollectionRef): Promise<Uint8Array | undefined>;
  write(collection: CollectionRef, content: Uint8Array): Promise<void>;
  remove(collection: CollectionRef): Promise<void>;
  /** Deletes all that is kept of a business. */
  removeAllOf(businessKey: string): Promise<void>;
}

/** Keeps what was read of each business's schema on disk, outside any synchronised state. */
export interface SchemaStore {
  /** Undefined where nothing is kept. */
  read(businessKey: string): Promise<Uint8Array | undefined>;
  write(businessKey: string, content: Uint8Array): Promise<void>;
  remove(businessKey: string): Promise<void>;
}

/** What the rings below the editor may write to the log. Never given a header, a body or a key. */
export interface Logger {
  debug(message: LogText): void;
  info(message: LogText): void;
  warn(message: LogText): void;
  error(message: LogText): void;
}
