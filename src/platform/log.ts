import * as vscode from "vscode";

/** The output channel "Kizen". It writes at the level the user chose in VS Code. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("Kizen", { log: true });
}
