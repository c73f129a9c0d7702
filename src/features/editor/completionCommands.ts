import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import type { RecordRef } from "../../model/recordRef";
import type { TransferredRecord } from "../../model/records/transferredRecord";
import { idWriter } from "../../model/languages/idLiteral";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { t } from "../../platform/text/localize";
import { commentEdit, queryAt } from "./idCompletion";

export interface CompletionCommandsDependencies {
  readonly indexes: Pick<RecordIndexes, "of">;
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
  readonly didInsert: (records: readonly TransferredRecord[]) => void;
}

/** What stands behind suggestions: those that cannot simply be inserted, and what is remembered of those that can. */
export function completionCommands({
  indexes,
  mayInsert,
  didInsert,
}: CompletionCommandsDependencies): CommandsOf<
  "kizen.insertCompletion" | "kizen.noteInsertion" | "kizen.loadNames"
> {
  return {
    "kizen.insertCompletion": async ({ uri: address, record, position: { line, character } }) => {
      const uri = vscode.Uri.parse(address, true);
      if (!(await mayInsert(uri, [record.ref]))) return;
      const document = await vscode.workspace.openTextDocument(uri);
      const position = new vscode.Position(line, character);
      const query = queryAt(document, position);
      if (!query) return;
      const range = new vscode.Range(position.with({ character: query.start }), position);
      const start = document.offsetAt(range.start);
      const edit = new vscode.WorkspaceEdit();
      const write = idWriter(document.languageId, document.getText(), [start]);
      edit.replace(uri, range, write(record.ref.id, start));
      const comment = commentEdit(document, position, record.label);
      if (comment) edit.insert(uri, comment.range.start, comment.newText);
      if (await vscode.workspace.applyEdit(edit)) didInsert([record]);
    },
    "kizen.noteInsertion": (record) => Promise.resolve().then(() => didInsert([record])),
    "kizen.loadNames": async (collection) => {
      const index = indexes.of(collection);
      const isCancelled = await withDelayedProgress(t("Loading names from Kizen"), async (signal) => {
        await index.build({ signal });
        return signal.aborted;
      });
      if (isCancelled) return;
      if (index.state.error instanceof Error) throw index.state.error;
      await vscode.commands.executeCommand("editor.action.triggerSuggest");
    },
  };
}
