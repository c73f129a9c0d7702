import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

/** VS Code makes links of what looks like one in a message, and they run any command. */
export interface Message {
  readonly text: SafeText;
  /** In a dialog that has to be answered, with what stands below the text. */
  readonly modal?: { readonly detail?: SafeText };
}

type Severity = "information" | "warning" | "error";

const show = {
  information: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
};

/** Tells a person something. Resolves with the button that was pressed, or undefined. */
export async function showMessage(
  severity: Severity,
  { text, modal }: Message,
  ...buttons: readonly SafeText[]
): Promise<SafeText | undefined> {
  return await show[severity](text, modal ? { modal: true, ...modal } : {}, ...buttons);
}

/** Milliseconds that the status bar says what was done. */
const NOTICE_MS = 3000;

/** Says in the status bar what a command did. Icons are drawn there. */
export function showNotice(text: SafeText): void {
  vscode.window.setStatusBarMessage(text, NOTICE_MS);
}
