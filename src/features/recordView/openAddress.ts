import * as vscode from "vscode";
import { readMail } from "../../model/text/readMail";
import { joined, safeText } from "../../model/text/safeText";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";

/**
 * Opens a web page or a new e-mail outside of the editor. VS Code asks before it opens a web page of a domain that
 * the person does not trust; it does not ask for e-mails, so this does.
 */
export async function openAddress(address: string): Promise<void> {
  const uri = vscode.Uri.parse(address, true);
  if (uri.scheme === "mailto" && !(await isConfirmed(address))) return;
  await vscode.env.openExternal(uri);
}

/** Asks with everything that the email would be filled in with: who reads along, and what it would say. */
async function isConfirmed(address: string): Promise<boolean> {
  const { recipients, fields, attaches } = readMail(address);
  if (attaches) {
    const text = t("This email address would attach a file of this computer. It was not opened.");
    await showMessage("warning", { text });
    return false;
  }
  const write = t("Write Email");
  const text = t("Do you want to write an email to {0}?", recipients);
  const filled = fields.map(([name, value]) => safeText`${name}: ${value}`);
  const modal = filled.length === 0 ? {} : { detail: joined(filled, "\n") };
  return (await showMessage("information", { text, modal }, write)) === write;
}
