import * as vscode from "vscode";
import type { CommandId, Commands } from "../commands";
import type { ErrorDescription } from "../model/errorText";
import type { Logger } from "../model/ports";

export interface CommandsDependencies {
  readonly log: Logger;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
}

/** Registers every command of the table; a missing handler does not compile. The only door to `registerCommand`. */
export function registerCommands(
  handlers: Commands,
  { log, describeError }: CommandsDependencies,
): vscode.Disposable {
  const register = (id: CommandId): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        // The table types each handler; what a menu, a key binding or another extension passes is checked by it.
        await (handlers[id] as (...args: unknown[]) => Promise<void>)(...args);
      } catch (error) {
        const description = describeError(error);
        if (description) await show(id, description, args);
        log.warn(`${id}: ${description?.sentence ?? "cancelled"}`);
      }
    });

  const show = async (id: CommandId, { sentence, detail, action }: ErrorDescription, args: unknown[]) => {
    const message = detail === undefined ? sentence : `${sentence} (${detail})`;
    const title = action?.title;
    const chosen = await vscode.window.showErrorMessage(message, ...(title === undefined ? [] : [title]));
    if (!action || chosen === undefined) return;
    // Trying a command again means running the command, not reloading a row of the tree.
    const again = action.command === "kizen.retry" ? id : action.command;
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
