import * as vscode from "vscode";
import type { CommandsOf } from "../commands";
import type { RecordIndexes } from "../model/index/recordIndexes";
import type { RecordRef } from "../model/recordRef";
import { idWriter } from "../model/stringLiterals";
import { patiently } from "../platform/patiently";
import { queryAt } from "./idCompletion";

export interface CompletionCommandsDependencies {
  readonly indexes: Pick<RecordIndexes, "of">;
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
}

/** What stands behind suggestions that cannot simply be inserted. */
export function completionCommands({
  indexes,
  mayInsert,
}: CompletionCommandsDependencies): CommandsOf<"kizen.insertCompletion" | "kizen.loadNames"> {
  return {
    "kizen.insertCompletion": async ({ uri: address, ref, position: { line, character } }) => {
      const uri = vscode.Uri.parse(address, true);
      if (!(await mayInsert(uri, [ref]))) return;
      const document = await vscode.workspace.openTextDocument(uri);
      const position = new vscode.Position(line, character);
      const asked = queryAt(document, position);
      if (!asked) return;
      const range = new vscode.Range(position.with({ character: asked.start }), position);
      const start = document.offsetAt(range.start);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, range, idWriter(document.languageId, document.getText(), [start])(ref.id, start));
      await vscode.workspace.applyEdit(edit);
    },
    "kizen.loadNames": async ({ businessKey, kind }) => {
      const index = indexes.of(businessKey, kind);
      const isCancelled = await patiently(vscode.l10n.t("Loading names from Kizen"), async (signal) => {
        await index.build({ signal });
        return signal.aborted;
      });
      if (isCancelled) return;
      if (index.state.error instanceof Error) throw index.state.error;
      await vscode.commands.executeCommand("editor.action.triggerSuggest");
    },
  };
}
