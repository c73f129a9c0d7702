import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import type { Event } from "../../model/event";
import { isPinnedTo, pinnedBusiness, type Pin } from "../../model/businesses/pins";

/** The pin of the folder one works in. */
export interface ActivePin {
  readonly active: Pin | undefined;
  readonly onDidChange: Event<void>;
}

/** Characters of an id that are enough to recognise it. */
const ID_BEGINNING = 8;

/**
 * Shows which business look-ups ask, and which one the folder is pinned to; a click switches. Production stands out.
 * Hidden while there is neither.
 */
export function registerBusinessStatusBar(businesses: Businesses, pins: ActivePin): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("business", vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t("Kizen Business");
  const show = () => {
    const { active } = businesses;
    const pin = pins.active;
    if (!active && !pin) {
      item.hide();
      return;
    }
    const pinned = pin && pinnedBusiness(pin, businesses);
    item.text = textOf(active, pin, pinned);
    item.tooltip = tooltipOf(active, pin, pinned);
    item.command = active ? "kizen.switchBusiness" : "kizen.addBusiness";
    const isProduction = active?.isProduction === true || pinned?.isProduction === true;
    // VS Code draws two backgrounds only; its themes care for the text on them.
    item.backgroundColor = isProduction
      ? new vscode.ThemeColor("statusBarItem.warningBackground")
      : undefined;
    item.accessibilityInformation = {
      label: accessibleLabel(active, pin, pinned, isProduction),
      role: "button",
    };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, businesses.onDidChange(show), pins.onDidChange(show));
}

/** One name where the folder is pinned to the active business, both where they differ. */
function textOf(active: Business | undefined, pin: Pin | undefined, pinned: Business | undefined): string {
  if (active && pin && isPinnedTo(pin, active)) return `$(pinned) ${active.name}`;
  const parts = [
    active && `${active.isSample ? "$(beaker)" : "$(organization)"} ${active.name}`,
    pin && `$(pinned) ${pinned?.name ?? `${pin.businessId.slice(0, ID_BEGINNING)}…`}`,
  ];
  return parts.filter((part) => part !== undefined).join("  ");
}

/** Names come from people and from Kizen: they are appended as text, and nothing in them is Markdown. */
function tooltipOf(
  active: Business | undefined,
  pin: Pin | undefined,
  pinned: Business | undefined,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString("", true);
  const paragraph = (icon: string, text: string) =>
    tooltip.appendMarkdown(`$(${icon}) `).appendText(text).appendMarkdown("\n\n");
  if (active) {
    const host = active.isSample ? vscode.l10n.t("Sample data, served on this computer") : active.baseUrl;
    paragraph("organization", vscode.l10n.t("Active Kizen business: {0}", active.name));
    tooltip.appendText(host).appendMarkdown("\n\n");
  }
  if (pin) {
    const name = pinned?.name ?? vscode.l10n.t("{0}, which was not added here", pin.businessId);
    paragraph(
      "pinned",
      pin.from === "setting"
        ? vscode.l10n.t("This folder is pinned to {0}, by its setting kizen.business", name)
        : vscode.l10n.t("This folder is pinned to {0}, by its file .kizen/profile", name),
    );
  }
  for (const business of new Set([active, pinned])) {
    if (business?.isProduction) paragraph("flame", vscode.l10n.t("{0} is production", business.name));
  }
  tooltip.isTrusted = { enabledCommands: ["kizen.switchBusiness", "kizen.pinFolder", "kizen.unpinFolder"] };
  const links = [
    active && `[${vscode.l10n.t("Switch")}](command:kizen.switchBusiness)`,
    active && `[${vscode.l10n.t("Pin Folder…")}](command:kizen.pinFolder)`,
    pin?.from === "setting" && `[${vscode.l10n.t("Unpin Folder")}](command:kizen.unpinFolder)`,
  ];
  return tooltip.appendMarkdown(links.filter(Boolean).join(" · "));
}

function accessibleLabel(
  active: Business | undefined,
  pin: Pin | undefined,
  pinned: Business | undefined,
  isProduction: boolean,
): string {
  const parts = [
    active && vscode.l10n.t("Active Kizen business: {0}", active.name),
    pin && vscode.l10n.t("Folder pinned to {0}", pinned?.name ?? pin.businessId),
    isProduction && vscode.l10n.t("Production"),
    active ? vscode.l10n.t("Switch business") : vscode.l10n.t("Add business"),
  ];
  return parts.filter(Boolean).join(". ");
}
