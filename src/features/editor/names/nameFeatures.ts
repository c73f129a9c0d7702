import * as vscode from "vscode";
import type { Disposable, Event } from "../../../model/event";
import type { NameMatch } from "../../../model/names/namePlace";
import type { StateStore } from "../../../model/ports";
import type { Schemas } from "../../../model/schema/schemas";
import { suggestsInStrings } from "../../../platform/settings/folderSettings";
import { t } from "../../../platform/text/localize";
import { showMessage } from "../../../platform/text/messages";
import { placeOnRequest } from "./placeOnRequest";
import { registerNameCompletion } from "./nameCompletion";
import { registerNameDefinition } from "./nameDefinition";
import { registerNameDiagnostics } from "./nameDiagnostics";
import { registerNameHover } from "./nameHover";
import { registerNameQuickFixes } from "./nameQuickFixes";
import { NameReadings } from "./nameReadings";
import type { ThingDocuments } from "../things/thingDocuments";
import { createTypingWatch } from "../typingWatch";
import { DocumentSchemas, type DocumentSchemasDependencies } from "./documentSchemas";

export interface NameFeaturesDependencies extends DocumentSchemasDependencies {
  readonly state: StateStore;
  readonly schemas: Pick<Schemas, "of" | "open" | "onDidChange">;
  readonly thingDocuments: ThingDocuments;
  readonly onDidChangePins: Event<unknown>;
  readonly onDidChangeBusinesses: Event<unknown>;
}

/** Whether the person was told how suggestions in strings come by themselves. */
const TOLD = "kizen.toldOfSuggestionsInStrings";

export interface NameFeatures extends Disposable {
  /** The name at a place, for a person who asks, and the business whose name it is. */
  nameAt(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ readonly businessKey: string; readonly match: NameMatch } | undefined>;
}

/** Everything that explains, offers and checks the names of a schema in code. */
export function registerNameFeatures(dependencies: NameFeaturesDependencies): NameFeatures {
  const { state, schemas, thingDocuments, onDidChangePins, onDidChangeBusinesses } = dependencies;
  const documentSchemas = new DocumentSchemas(dependencies);
  const typingWatch = createTypingWatch(() => performance.now());
  const readings = new NameReadings((document) => documentSchemas.of(document));
  const parts = vscode.Disposable.from(
    documentSchemas,
    readings,
    typingWatch,
    registerNameHover(readings, documentSchemas),
    registerNameCompletion({
      readings,
      schemas: documentSchemas,
      typingWatch,
      didOffer: (document) => void tellOnce(document, state),
    }),
    registerNameDiagnostics({
      readings,
      onDidLearn: [schemas.onDidChange, onDidChangePins, onDidChangeBusinesses],
    }),
    registerNameQuickFixes(readings),
    registerNameDefinition(readings, schemas, thingDocuments),
  );
  return {
    nameAt: async (document, position) => {
      const found = await placeOnRequest(document, position, readings, documentSchemas);
      const match = found?.place.match;
      return match && { businessKey: found.schema.businessKey, match };
    },
    dispose: () => void parts.dispose(),
  };
}

/** VS Code suggests nothing by itself in strings; most people do not know that it can. */
async function tellOnce(document: vscode.TextDocument, state: StateStore): Promise<void> {
  if (suggestsInStrings(document) || state.get(TOLD) === true) return;
  await state.set(TOLD, true);
  const open = t("Open Setting");
  const text = t(
    "Names of Kizen are suggested in strings when you ask for it. To see them while you type, set editor.quickSuggestions.strings to on.",
  );
  const answer = await showMessage("information", { text }, open);
  if (answer === open)
    await vscode.commands.executeCommand("workbench.action.openSettings", "editor.quickSuggestions");
}
