import * as vscode from "vscode";
import type { IdResolver } from "../../model/ids/idResolver";
import { toAbortSignal } from "../../platform/lifetime";
import { EVERY_DOCUMENT, idAt, isCode } from "./documentIds";
import { describeIds, type IdMarkdownDependencies } from "./idMarkdown";

export interface IdHoverDependencies extends IdMarkdownDependencies {
  readonly resolver: Pick<IdResolver, "ask">;
}

/** Says what the id under the mouse is, and asks for it where it is unknown. Ids that no business knows stay silent. */
export function registerIdHover(dependencies: IdHoverDependencies): vscode.Disposable {
  return vscode.languages.registerHoverProvider(EVERY_DOCUMENT, {
    provideHover: async (document, position, token) => {
      const found = isCode(document) ? idAt(document, position) : undefined;
      if (!found) return undefined;
      const known = await dependencies.resolver.ask(found.id, {
        priority: "nextPage",
        signal: toAbortSignal(token),
      });
      return known.length === 0 || token.isCancellationRequested
        ? undefined
        : new vscode.Hover(describeIds(known, dependencies), found.range);
    },
  });
}
