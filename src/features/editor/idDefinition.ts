import * as vscode from "vscode";
import type { IdResolver } from "../../model/ids/idResolver";
import type { RecordRef } from "../../model/recordRef";
import { toAbortSignal } from "../../platform/lifetime";
import { EVERY_DOCUMENT, idAt, isCode } from "./documentIds";

export interface IdDefinitionDependencies {
  readonly resolver: Pick<IdResolver, "ask">;
  /** The address of a record's JSON document. */
  readonly documentUri: (ref: RecordRef, label: string) => vscode.Uri;
}

const BEGINNING = new vscode.Range(0, 0, 0, 0);

/** *Go to Definition* and *Peek* on an id show its record as JSON: one in each business that knows it. */
export function registerIdDefinition(dependencies: IdDefinitionDependencies): vscode.Disposable {
  const { resolver, documentUri } = dependencies;
  return vscode.languages.registerDefinitionProvider(EVERY_DOCUMENT, {
    provideDefinition: async (document, position, token): Promise<vscode.DefinitionLink[]> => {
      const found = isCode(document) ? idAt(document, position) : undefined;
      if (!found) return [];
      const known = await resolver.ask(found.id, { priority: "nextPage", signal: toAbortSignal(token) });
      return known.flatMap(({ ref, label }): vscode.DefinitionLink[] =>
        ref
          ? [
              {
                originSelectionRange: found.range,
                targetUri: documentUri(ref, label),
                targetRange: BEGINNING,
              },
            ]
          : [],
      );
    },
  });
}
