import * as vscode from "vscode";
import type { Business } from "../../model/businesses/businesses";
import { countReplaced, type ReplacementPlan } from "../../model/ids/replacementPlan";
import { t } from "../../platform/text/localize";
import { safe } from "../../model/text/safeText";

/** The stretch of a document whose ids are meant, in characters from its beginning. */
export interface Stretch {
  readonly document: vscode.TextDocument;
  readonly start: number;
  readonly text: string;
}

/** Schemes of the documents in which VS Code shows what a file would become. */
const PREVIEW_SCHEME = "vscode-bulkeditpreview";

/**
 * Shows the plan in VS Code's Refactor Preview and writes what is still ticked there at *Apply*. Resolves with how many
 * ids were replaced, or undefined where the person discarded the preview.
 */
export async function applyAfterPreview(
  plan: ReplacementPlan,
  stretch: Stretch,
  from: Business,
  to: Business,
): Promise<number | undefined> {
  const edit = new vscode.WorkspaceEdit();
  requirePreview(edit, stretch.document.uri);
  for (const { start, end, to: id, label } of plan.replaced) {
    edit.replace(stretch.document.uri, rangeIn(stretch, start, end), id, {
      needsConfirmation: false,
      label: safe(label),
      description: t("the ID of “{0}” becomes that of “{1}”", from.name, to.name),
    });
  }
  const grouping = nameRows();
  const isApplied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  grouping.dispose();
  return isApplied ? countReplaced(plan, stretch.document.getText().slice(stretch.start)) : undefined;
}

/**
 * VS Code opens its preview only where some edit needs a confirmation, and unticks that edit. So what needs it is an
 * edit that does nothing, and that the preview leaves out for that reason: deleting, if it exists, a file that does not.
 */
function requirePreview(edit: vscode.WorkspaceEdit, uri: vscode.Uri): void {
  const nowhere = uri.with({ path: `${uri.path}.kizen-no-such-file` });
  edit.deleteFile(nowhere, { ignoreIfNotExists: true }, { needsConfirmation: true, label: t("Nothing") });
}

/** Grouped by type, the rows of the preview are headed by the names of the records; by file they only show ids. */
function nameRows(): vscode.Disposable {
  return vscode.workspace.onDidOpenTextDocument(({ uri }) => {
    if (!uri.scheme.startsWith(PREVIEW_SCHEME)) return;
    // A command of VS Code's own; a version without it shows the names when the mouse is over a row.
    vscode.commands.executeCommand("refactorPreview.groupByType").then(undefined, () => undefined);
  });
}

/** Id positions count from the beginning of the stretch; document versions were compared before. */
export function rangeIn({ document, start }: Stretch, from: number, to: number): vscode.Range {
  return new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
}
