import * as vscode from "vscode";

/** Registers commands that start what has them, which takes their place, and then runs them. `start` says why it failed. */
export function registerStandInCommands(
  ids: readonly string[],
  start: () => Promise<unknown>,
): vscode.Disposable {
  const register = (id: string): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      const hasStarted = await start().then(
        () => true,
        () => false,
      );
      if (hasStarted) await vscode.commands.executeCommand(id, ...args);
    });
  return vscode.Disposable.from(...ids.map(register));
}
