import * as vscode from "vscode";
import type { ExplorerNode } from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import { t } from "../../platform/text/localize";

const SCHEME = "kizen-production";

/** What everything of a production business is drawn in; themes and people may choose another colour. */
const PRODUCTION_COLOR = new vscode.ThemeColor("kizen.productionForeground");

/** The address that makes VS Code draw a row's label as production. */
export function productionUri(businessKey: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${businessKey}` });
}

/** The colour of an icon in a business's tree, where it is production. */
export function productionColor(node: ExplorerNode, tree: ExplorerTree): vscode.ThemeColor | undefined {
  return tree.business(node)?.isProduction ? PRODUCTION_COLOR : undefined;
}

/** Colours the labels: a tree item has no colour of its own, only what its address is decorated with. */
export function registerProductionMark(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) =>
      scheme === SCHEME ? new vscode.FileDecoration("P", t("Production"), PRODUCTION_COLOR) : undefined,
  });
}
