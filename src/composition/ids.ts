import type * as vscode from "vscode";
import { registerDropAndPaste } from "../features/dropAndPaste/dropAndPaste";
import { registerIdAssist } from "../features/editor/idAssist";
import { registerIdFeatures } from "../features/editor/idFeatures";
import { recordFacts } from "../model/records/recordFacts";
import type { TransferredRecord } from "../model/records/recordTransfer";
import { isResolveOn } from "../platform/codeSettings";
import { registerIdReferences } from "../features/usages/idReferences";
import type { Foundation, Own } from "./foundation";
import type { Views } from "./views";

/** Explains, offers and checks ids in code. Gives back what the commands about ids need. */
export function registerIds({ model, pins, mayInsert }: Foundation, { documents }: Views, own: Own) {
  const { businesses, recent } = model;
  own(
    registerIdFeatures({
      businesses,
      knownIds: model.knownIds,
      resolver: model.idResolver,
      isOn: isResolveOn,
      facts: (ref) => recordFacts(ref, model),
      documentUri: (ref, label) => documents.uriOf(ref, label),
    }),
  );

  const aboutIds = {
    ...{ businesses, knownIds: model.knownIds, indexes: model.indexes, resolver: model.idResolver },
    ...{ pinOf: (uri: vscode.Uri) => pins.of(uri), onDidChangePins: pins.onDidChange, mayInsert },
    didInsert: (inserted: readonly TransferredRecord[]) => {
      for (const { ref, label } of inserted) void recent.note(ref, label, "inserted");
    },
  };
  own(registerIdAssist(aboutIds));
  own(registerDropAndPaste(aboutIds));
  own(registerIdReferences(model.knownIds));
  return aboutIds;
}
