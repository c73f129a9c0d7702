import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";
import type { SafeMarkdown } from "./markdown";

/** A suggestion. VS Code draws icons in its label. */
export interface CompletionItem extends vscode.CompletionItem {
  detail?: SafeText;
  documentation?: SafeText | SafeMarkdown;
}

export const CompletionItem: new (
  label: { readonly label: SafeText; readonly description?: SafeText },
  kind: vscode.CompletionItemKind,
) => CompletionItem = vscode.CompletionItem as never;
