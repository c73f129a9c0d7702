import type { CredentialStore, Logger } from "../ports";
import { logText } from "../text/logText";

/** Milliseconds that the secret storage has. It may wait for a keychain that nobody unlocks. */
const PATIENCE = 15_000;

type Operation = "read" | "store" | "delete";

/** The secret storage did not do what was asked of it, or did not answer in time. Carries neither key nor cause. */
export class SecretStorageError extends Error {
  override readonly name = "SecretStorageError";

  constructor(
    readonly operation: Operation,
    readonly isLate: boolean,
  ) {
    super(`The secret storage ${isLate ? "did not answer" : "refused"}: ${operation}`);
  }
}

/** A credential store that always comes to an end; each call asks anew. What went wrong is logged, without any key. */
export function boundedCredentials(
  store: CredentialStore,
  log: Pick<Logger, "warn">,
  patience = PATIENCE,
): CredentialStore {
  const within = async <T>(operation: Operation, run: () => Promise<T>, apiKey?: string): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SecretStorageError(operation, true)), patience);
    });
    try {
      return await Promise.race([run(), late]);
    } catch (error) {
      const failure = error instanceof SecretStorageError ? error : new SecretStorageError(operation, false);
      const { message } = failure;
      log.warn(failure === error ? logText`${message}` : logText`${message}: ${statedIn(error, apiKey)}`);
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    apiKeyOf: (businessKey) => within("read", () => store.apiKeyOf(businessKey)),
    storeApiKey: (businessKey, apiKey) =>
      within("store", () => store.storeApiKey(businessKey, apiKey), apiKey),
    deleteApiKey: (businessKey) => within("delete", () => store.deleteApiKey(businessKey)),
    onDidChange: store.onDidChange,
  };
}

/** What the storage says; while a key is handed to it, only the kind of error, since its words might repeat the key. */
function statedIn(error: unknown, apiKey: string | undefined): string {
  if (!(error instanceof Error)) return "unknown error";
  return apiKey === undefined ? `${error.name}: ${error.message}` : error.name;
}
