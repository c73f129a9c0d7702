import { homedir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { safe } from "../../model/text/safeText";
import { tableText } from "../../model/tables/tableText";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";
import type { ExportFormat, ExportMessage } from "./protocol";

const extensions: Readonly<Record<ExportFormat, string>> = { csv: "csv", markdown: "md" };

/** Writes a table into a file that the person names. */
export async function exportTable({ format, table }: ExportMessage): Promise<void> {
  const extension = extensions[format];
  // An API name can hold anything; a name of a file cannot.
  const name = `${table.name.replace(/[^\p{L}\p{N}_-]+/gu, "-") || "object"}-fields.${extension}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const defaultUri = folder
    ? vscode.Uri.joinPath(folder.uri, name)
    : vscode.Uri.file(path.join(homedir(), name));
  const filters = format === "csv" ? { CSV: [extension] } : { Markdown: [extension] };
  const uri = await vscode.window.showSaveDialog({ defaultUri, filters });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(tableText(format, table)));
  } catch {
    await showMessage("error", { text: t("The file {0} could not be written.", fileName(uri)) });
    return;
  }
  const open = t("Open");
  const text = t("Exported {0} rows to {1}", table.rows.length, fileName(uri));
  if ((await showMessage("information", { text }, open)) === open) await vscode.window.showTextDocument(uri);
}

function fileName(uri: vscode.Uri): string {
  return safe(path.posix.basename(uri.path));
}
