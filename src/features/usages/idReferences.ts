import * as vscode from "vscode";
import { scanIds } from "../../model/ids/idScanner";
import type { KnownId, KnownIds } from "../../model/ids/knownIds";
import { toAbortSignal } from "../../platform/lifetime";
import { searchWorkspace } from "./workspaceSearch";

/** What is known of the id at a place, also at its very end. */
export function knownIdAt(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
  knownIds: Pick<KnownIds, "lookup">,
): readonly KnownId[] {
  const found = scanIds(document.lineAt(line).text).find(
    ({ start, end }) => start <= character && character <= end,
  );
  return found ? knownIds.lookup(found.id) : [];
}

/** Lets VS Code's *Find All References* find the places of a known id, as it finds those of a variable. */
export function registerIdReferences(knownIds: Pick<KnownIds, "lookup">): vscode.Disposable {
  return vscode.languages.registerReferenceProvider("*", {
    provideReferences: async (document, position, _, token) => {
      const [known] = knownIdAt(document, position, knownIds);
      if (!known) return undefined;
      const { files } = await searchWorkspace(new Set([known.id]), toAbortSignal(token), () => undefined);
      return files.flatMap(({ uri, usages }) =>
        usages.map(({ line, character, length }) => {
          return new vscode.Location(uri, new vscode.Range(line, character, line, character + length));
        }),
      );
    },
  });
}
