import * as vscode from "vscode";
import { thingNamed } from "../../../model/names/thingNamed";
import type { Schemas } from "../../../model/schema/schemas";
import { EVERY_DOCUMENT } from "../documentIds";
import type { ThingDocuments } from "../things/thingDocuments";
import { placeAt } from "./placeOnRequest";
import type { NameReadings } from "./nameReadings";

/** *Go to Definition* on a name shows the page of its object, at the field. Asks nobody: VS Code asks while the mouse moves. */
export function registerNameDefinition(
  readings: Pick<NameReadings, "of">,
  schemas: Pick<Schemas, "of">,
  documents: ThingDocuments,
): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(EVERY_DOCUMENT, {
    provideDefinition: async (document, position): Promise<vscode.DefinitionLink[]> => {
      const found = await placeAt(document, position, readings);
      const name = found?.place.match;
      if (!name) return [];
      const { businessKey } = found.schema;
      const located = thingNamed(name, schemas.of(businessKey));
      if (!located) return [];
      const { uri, range } = documents.definitionOf({ ...located, businessKey }, { businessKey, name });
      const { nameStart, end } = found.place;
      const origin = new vscode.Range(document.positionAt(nameStart), document.positionAt(end));
      return [{ originSelectionRange: origin, targetUri: uri, targetRange: range }];
    },
  });
}
