import * as vscode from "vscode";
import type { Businesses } from "../model/businesses";

/** Shows which business look-ups ask; a click switches. Hidden while there is none. */
export function registerBusinessStatusBar(businesses: Businesses): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("business", vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t("Kizen Business");
  item.command = "kizen.switchBusiness";
  const show = () => {
    const { active } = businesses;
    if (!active) {
      item.hide();
      return;
    }
    item.text = `${active.isSample ? "$(beaker)" : "$(organization)"} ${active.name}`;
    const host = active.isSample ? vscode.l10n.t("Sample data, served on this computer") : active.baseUrl;
    item.tooltip = vscode.l10n.t("Active Kizen business: {0}\n{1}\nClick to switch", active.name, host);
    item.accessibilityInformation = {
      label: vscode.l10n.t("Active Kizen business: {0}. Switch business", active.name),
      role: "button",
    };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, businesses.onDidChange(show));
}
