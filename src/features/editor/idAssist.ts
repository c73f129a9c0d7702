import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import type { Disposable, Event } from "../../model/event";
import type { IdResolver } from "../../model/ids/idResolver";
import { createIsGone } from "../../model/ids/idWarnings";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import type { KnownIds } from "../../model/ids/knownIds";
import type { Pin } from "../../model/businesses/pins";
import { registerIdCompletion } from "./idCompletion";
import { registerIdDiagnostics } from "./idDiagnostics";
import { registerIdQuickFixes } from "./idQuickFixes";

export interface IdAssistDependencies {
  readonly businesses: Businesses;
  readonly knownIds: Pick<KnownIds, "lookup" | "onDidChange">;
  readonly resolver: Pick<IdResolver, "isUnknownTo" | "onDidFail">;
  readonly indexes: RecordIndexes;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  readonly onDidChangePins: Event<void>;
}

/** What helps to write the right ids: suggestions by name, marks on wrong ids and what to do about them. */
export function registerIdAssist(dependencies: IdAssistDependencies): Disposable {
  const { businesses, knownIds, resolver, indexes, pinOf, onDidChangePins } = dependencies;
  const diagnostics = registerIdDiagnostics({
    ...{ businesses, knownIds, pinOf },
    isUnknownTo: (businessKey, id) => resolver.isUnknownTo(businessKey, id),
    isGone: createIsGone({ indexes }),
    onDidLearn: [knownIds.onDidChange, indexes.onDidChange, resolver.onDidFail, onDidChangePins],
  });
  return vscode.Disposable.from(
    diagnostics,
    registerIdQuickFixes({
      ...{ diagnostics, businesses, pinOf },
      recordsOf: (businessKey, kind) => {
        const index = indexes.of(businessKey, kind);
        return index.state.isComplete ? index.entries() : undefined;
      },
    }),
    registerIdCompletion({ businesses, indexes, pinOf, now: () => performance.now() }),
  );
}
