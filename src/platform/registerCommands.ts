import * as vscode from "vscode";
import type { CommandId, Commands } from "../commands";
import type { ErrorText } from "../model/errorText";
import type { Logger } from "../model/ports";
import { describeError } from "./describeError";
import { errorActionCommands } from "./errorActions";
import { logText } from "../model/text/logText";
import { safeText } from "../model/text/safeText";
import { showMessage } from "./text/messages";

/** Registers every command of the table; a missing handler does not compile. */
export function registerCommands(handlers: Commands, log: Logger): vscode.Disposable {
  const register = (id: CommandId): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        // The table types each handler; what a menu, a key binding or another extension passes is checked by it.
        await (handlers[id] as (...args: unknown[]) => Promise<void>)(...args);
      } catch (error) {
        const description = describeError(error);
        if (description) await show(id, description, args);
        log.warn(logText`${id}: ${description?.sentence ?? "cancelled"}`);
      }
    });

  const show = async (id: CommandId, { sentence, detail, action }: ErrorText, args: unknown[]) => {
    const text = detail === undefined ? sentence : safeText`${sentence} (${detail})`;
    const title = action?.title;
    const chosen = await showMessage("error", { text }, ...(title === undefined ? [] : [title]));
    if (!action || chosen === undefined) return;
    // Trying a command again means running the command, not reloading a row of the tree.
    const again = action.kind === "retry" ? id : errorActionCommands[action.kind];
    await vscode.commands.executeCommand(again, ...args);
  };

  return vscode.Disposable.from(...(Object.keys(handlers) as CommandId[]).map(register));
}

/** Runs one of the extension's commands with arguments of the right types. */
export async function runCommand<Id extends CommandId>(
  id: Id,
  ...args: Parameters<Commands[Id]>
): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}
