import type * as vscode from "vscode";
import type { DisposableStore } from "../model/disposableStore";
import { registerDropAndPaste } from "../features/dropAndPaste/dropAndPaste";
import { registerIdAssist } from "../features/editor/idAssist";
import { registerIdFeatures } from "../features/editor/idFeatures";
import { registerNameFeatures } from "../features/editor/names/nameFeatures";
import { createThingDocuments } from "../features/editor/things/thingDocuments";
import { recordFacts } from "../model/records/recordFacts";
import type { TransferredRecord } from "../model/records/transferredRecord";
import { registerIdReferences } from "../features/usages/idReferences";
import type { Foundation } from "./foundation";
import type { Views } from "./views";

/** Explains, offers and checks ids and names in code. Gives back what the commands about ids need. */
export function registerIds(
  { model, pins, mayInsert, state }: Foundation,
  { documents }: Views,
  disposables: DisposableStore,
) {
  const { businesses, recent, schemas } = model;
  const thingDocuments = disposables.add(createThingDocuments(schemas));
  disposables.add(
    registerIdFeatures({
      businesses,
      knownIds: model.knownIds,
      resolver: model.idResolver,
      facts: (ref) => recordFacts(ref, model),
      documentUri: (ref, label) => documents.uriOf(ref, label),
      schemas,
      indexes: model.indexes,
      thingDocuments,
    }),
  );

  const aboutIds = {
    businesses,
    knownIds: model.knownIds,
    indexes: model.indexes,
    resolver: model.idResolver,
    kinds: model.kinds,
    pinOf: (uri: vscode.Uri) => pins.of(uri),
    onDidChangePins: pins.onDidChange,
    mayInsert,
    didInsert: (inserted: readonly TransferredRecord[]) => void recent.noteAll(inserted, "inserted"),
  };
  disposables.add(registerIdAssist(aboutIds));
  const names = disposables.add(
    registerNameFeatures({
      businesses,
      state,
      schemas,
      thingDocuments,
      pinOf: aboutIds.pinOf,
      onDidChangePins: pins.onDidChange,
      onDidChangeBusinesses: businesses.onDidChange,
    }),
  );
  const aboutNames = {
    ...aboutIds,
    schemas,
    nameAt: (document: vscode.TextDocument, position: vscode.Position) => names.nameAt(document, position),
  };
  disposables.add(registerDropAndPaste(aboutIds));
  disposables.add(registerIdReferences(aboutNames));
  return aboutNames;
}
