import type * as vscode from "vscode";
import { Emitter, type Disposable } from "../../model/event";
import type { CredentialStore } from "../../model/ports";

const PREFIX = "apiKey.";

/** Keeps API keys in VS Code's SecretStorage, one entry a business. The only file that touches it. */
export function createCredentialStore(context: vscode.ExtensionContext): CredentialStore & Disposable {
  const { secrets } = context;
  const didChange = new Emitter<string>();
  // Fires for changes of every window, this one included.
  const subscription = secrets.onDidChange(({ key }) => {
    if (key.startsWith(PREFIX)) didChange.fire(key.slice(PREFIX.length));
  });
  return {
    apiKeyOf: async (businessKey) => secrets.get(PREFIX + businessKey),
    storeApiKey: async (businessKey, apiKey) => secrets.store(PREFIX + businessKey, apiKey),
    deleteApiKey: async (businessKey) => secrets.delete(PREFIX + businessKey),
    onDidChange: didChange.event,
    dispose: () => {
      subscription.dispose();
      didChange.dispose();
    },
  };
}
