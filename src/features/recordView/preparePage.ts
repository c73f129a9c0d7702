import * as vscode from "vscode";
import { recordPage } from "./html";

/** Loads the page into a tab; where one was loaded before, the new one starts from nothing. */
export function preparePage({ webview }: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const dist = vscode.Uri.joinPath(extensionUri, "dist");
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = recordPage({
    cspSource: webview.cspSource,
    scriptUri: uriOf("recordView.js"),
    styleUri: uriOf("recordView.style.css"),
    language: vscode.env.language,
  });
}
