import * as vscode from "vscode";

/**
 * Opens a web page or a new e-mail outside of the editor. VS Code asks before it opens a web page of a domain that
 * the person does not trust; it does not ask for e-mails, so this does.
 */
export async function openAddress(address: string): Promise<void> {
  const uri = vscode.Uri.parse(address, true);
  if (uri.scheme === "mailto" && !(await isConfirmed(uri.path))) return;
  await vscode.env.openExternal(uri);
}

async function isConfirmed(recipient: string): Promise<boolean> {
  const write = vscode.l10n.t("Write E-Mail");
  const question = vscode.l10n.t("Do you want to write an e-mail to {0}?", recipient);
  return (await vscode.window.showInformationMessage(question, { modal: true }, write)) === write;
}
