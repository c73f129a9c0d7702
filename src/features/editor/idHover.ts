import * as vscode from "vscode";
import type { IdResolver } from "../../model/ids/idResolver";
import type { KnownIds } from "../../model/ids/knownIds";
import { setContextKey } from "../../platform/contextKeys";
import { toAbortSignal } from "../../platform/abortSignal";
import { EVERY_DOCUMENT, idAt, isCode } from "./documentIds";
import { describeIds, type IdMarkdownDependencies } from "./idMarkdown";
import type { NamesInDocuments } from "./namesInDocument";
import { describeVainTries } from "./vainTries";
import { hover } from "../../platform/text/hover";

export interface IdHoverDependencies extends IdMarkdownDependencies {
  readonly resolver: Pick<IdResolver, "resolve" | "vainTries">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly namesInDocuments: NamesInDocuments;
}

/**
 * Says what the id under the mouse is. Where neither Kizen's answers nor the document say so, it is asked for; of an id
 * that no business knows, it says who was asked.
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
      if (token.isCancellationRequested) return undefined;
      if (known.length === 0 && inDocument.length === 0) {
        const tries = resolver.vainTries(found.id);
        return tries && hover(describeVainTries(found.id, tries, dependencies), found.range);
      }
      setContextKey("kizen.hasExplainedId", true);
      return hover(describeIds({ known, inDocument }, dependencies), found.range);
    },
  });
}
