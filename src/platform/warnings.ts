import * as vscode from "vscode";
import type { ErrorDescription } from "../model/errorText";

/** Tells a person of something that nobody asked for just now, with the one thing to do about it. */
export async function showWarning({ sentence, action }: ErrorDescription): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(sentence, ...(action ? [action.title] : []));
  if (action && chosen !== undefined) await vscode.commands.executeCommand(action.command);
}
