import * as vscode from "vscode";
import type { IdResolver } from "../../model/ids/idResolver";
import type { KnownIds } from "../../model/ids/knownIds";
import type { RecordRef } from "../../model/recordRef";
import { toAbortSignal } from "../../platform/abortSignal";
import { EVERY_DOCUMENT, idAt, isCode } from "./documentIds";
import type { ThingDocuments } from "./things/thingDocuments";
import type { NamesInDocuments } from "./namesInDocument";

export interface IdDefinitionDependencies {
  readonly resolver: Pick<IdResolver, "resolve">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly namesInDocuments: NamesInDocuments;
  /** The address of a record's JSON document. */
  readonly documentUri: (ref: RecordRef, label: string) => vscode.Uri;
  readonly thingDocuments: ThingDocuments;
}

const BEGINNING = new vscode.Range(0, 0, 0, 0);

/**
 * *Go to Definition* and *Peek* on an id show where the document names it, and its record as JSON: one in each business
 * that knows it.
 */
export function registerIdDefinition(dependencies: IdDefinitionDependencies): vscode.Disposable {
  const { resolver, knownIds, namesInDocuments, documentUri, thingDocuments } = dependencies;
  return vscode.languages.registerDefinitionProvider(EVERY_DOCUMENT, {
    provideDefinition: async (document, position, token): Promise<vscode.DefinitionLink[]> => {
      const found = isCode(document) ? idAt(document, position) : undefined;
      if (!found) return [];
      const inDocument = (await namesInDocuments.of(document))?.lookup(found.id) ?? [];
      const known =
        inDocument.length > 0
          ? knownIds.lookup(found.id)
          : await resolver.resolve(found.id, { priority: "nextPage", signal: toAbortSignal(token) });
      const originSelectionRange = found.range;
      const places = inDocument.map(({ start, end }) => ({
        originSelectionRange,
        targetUri: document.uri,
        targetRange: new vscode.Range(document.positionAt(start), document.positionAt(end)),
      }));
      const records = known.flatMap(({ ref, label }) =>
        ref ? [{ originSelectionRange, targetUri: documentUri(ref, label), targetRange: BEGINNING }] : [],
      );
      const things = known.flatMap(({ id, businessKey, found: thing }) => {
        if (!thing) return [];
        const { uri, range } = thingDocuments.definitionOf(thing, { businessKey, id });
        return { originSelectionRange, targetUri: uri, targetRange: range };
      });
      return [...places, ...records, ...things];
    },
  });
}
