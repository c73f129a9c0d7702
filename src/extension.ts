import type * as vscode from "vscode";
import { startOnFirstUse } from "./composition/firstUse";

/** Registers what starts the product when something of it is used. Nothing here waits, or loads what may never be needed. */
export function activate(context: vscode.ExtensionContext): void {
  startOnFirstUse(context, {
    product: () => import("./composition/product"),
    whatIsKnown: () => import("./composition/whatIsKnown"),
  });
}
