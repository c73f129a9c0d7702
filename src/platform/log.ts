import * as vscode from "vscode";
import type { Disposable } from "../model/event";
import type { Logger } from "../model/ports";

/** What is written takes `LogText`: VS Code makes links of what looks like an address or a path in it. */
export interface Log extends Logger, Disposable {
  show(): void;
}

/** The output channel "Kizen". It writes at the level the user chose in VS Code. */
export function createLog(): Log {
  return vscode.window.createOutputChannel("Kizen", { log: true });
}
