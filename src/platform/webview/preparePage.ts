import * as vscode from "vscode";
import { pageHtml, type PageSources } from "./pageHtml";

export interface PageOptions extends Pick<PageSources, "hasWorker"> {
  /** Of its folder in `media`. */
  readonly name: string;
}

/** Loads a page into a tab; where one was loaded before, the new one starts from nothing. */
export function preparePage(
  { webview }: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  { name, hasWorker }: PageOptions,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, "dist");
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    scriptUri: uriOf(`${name}.js`),
    styleUri: uriOf(`${name}.style.css`),
    hasWorker,
    language: vscode.env.language,
  });
}
