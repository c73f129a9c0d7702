import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import type { Disposable, Event } from "../../model/event";
import type { IdResolver } from "../../model/ids/idResolver";
import { createIsGone } from "../../model/ids/idWarnings";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import type { KnownIds } from "../../model/ids/knownIds";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { Pin } from "../../model/businesses/pins";
import { registerIdCompletion } from "./idCompletion";
import { registerIdDiagnostics } from "./warnings/idDiagnostics";
import { registerIdQuickFixes } from "./warnings/idQuickFixes";

export interface IdAssistDependencies {
  readonly businesses: Businesses;
  readonly knownIds: Pick<KnownIds, "lookup" | "onDidChange">;
  readonly resolver: Pick<IdResolver, "isUnknownTo" | "onDidFail">;
  readonly indexes: RecordIndexes;
  readonly kinds: Pick<RecordKinds, "get">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  readonly onDidChangePins: Event<void>;
}

/** What helps to write the right ids: suggestions by name, marks on wrong ids and what to do about them. */
export function registerIdAssist(dependencies: IdAssistDependencies): Disposable {
  const { businesses, knownIds, resolver, indexes, kinds, pinOf, onDidChangePins } = dependencies;
  const diagnostics = registerIdDiagnostics({
    businesses,
    knownIds,
    pinOf,
    isUnknownTo: (businessKey, id) => resolver.isUnknownTo(businessKey, id),
    isGone: createIsGone({ indexes }),
    onDidLearn: [knownIds.onDidChange, indexes.onDidChange, resolver.onDidFail, onDidChangePins],
  });
  return vscode.Disposable.from(
    diagnostics,
    registerIdQuickFixes({
      diagnostics,
      businesses,
      pinOf,
      recordsOf: (collection) => {
        const index = indexes.of(collection);
        return index.state.isComplete ? index.entries() : undefined;
      },
    }),
    registerIdCompletion({ businesses, indexes, kinds, pinOf, now: () => performance.now() }),
  );
}
