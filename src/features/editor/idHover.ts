import * as vscode from "vscode";
import type { IdResolver } from "../../model/ids/idResolver";
import type { KnownIds } from "../../model/ids/knownIds";
import { setContextKey } from "../../platform/contextKeys";
import { toAbortSignal } from "../../platform/abortSignal";
import { EVERY_DOCUMENT, idAt, isCode } from "./documentIds";
import { describeIds, type IdMarkdownDependencies } from "./idMarkdown";
import type { NamesInDocuments } from "./namesInDocument";
import { hover } from "../../platform/text/hover";

export interface IdHoverDependencies extends IdMarkdownDependencies {
  readonly resolver: Pick<IdResolver, "resolve">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly namesInDocuments: NamesInDocuments;
}

/**
 * Says what the id under the mouse is. Where neither Kizen's answers nor the document say so, it is asked for; ids that
 * no business knows stay silent.
 */
export function registerIdHover(dependencies: IdHoverDependencies): vscode.Disposable {
  return vscode.languages.registerHoverProvider(EVERY_DOCUMENT, {
    provideHover: async (document, position, token) => {
      const found = isCode(document) ? idAt(document, position) : undefined;
      if (!found) return undefined;
      const { resolver, knownIds, namesInDocuments } = dependencies;
      const inDocument = (await namesInDocuments.of(document))?.lookup(found.id) ?? [];
      const known =
        inDocument.length > 0
          ? knownIds.lookup(found.id)
          : await resolver.resolve(found.id, { priority: "nextPage", signal: toAbortSignal(token) });
      if ((known.length === 0 && inDocument.length === 0) || token.isCancellationRequested) return undefined;
      setContextKey("kizen.hasExplainedId", true);
      return hover(describeIds({ known, inDocument }, dependencies), found.range);
    },
  });
}
