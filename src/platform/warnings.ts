import * as vscode from "vscode";
import type { ErrorText } from "../model/errorText";
import { errorActionCommands } from "./errorActions";
import { showMessage } from "./text/messages";

/** Tells a person of something that nobody asked for just now, with the one thing to do about it. */
export async function showWarning({ sentence, action }: ErrorText): Promise<void> {
  const chosen = await showMessage("warning", { text: sentence }, ...(action ? [action.title] : []));
  if (action && chosen !== undefined) {
    await vscode.commands.executeCommand(errorActionCommands[action.kind]);
  }
}
