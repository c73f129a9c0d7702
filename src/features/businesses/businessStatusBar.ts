import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import type { Event } from "../../model/event";
import { isPinnedTo, pinnedBusiness, type Pin } from "../../model/businesses/pins";
import { t } from "../../platform/text/localize";
import { createStatusBarItem } from "../../platform/text/statusBar";
import { MarkdownBuilder, type SafeMarkdown } from "../../platform/text/markdown";
import { joined, safe, withIcon, type SafeText } from "../../model/text/safeText";

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
  const item = createStatusBarItem("business", t("Kizen Business"), 10);
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
function textOf(active: Business | undefined, pin: Pin | undefined, pinned: Business | undefined): SafeText {
  if (active && pin && isPinnedTo(pin, active)) return withIcon("pinned", safe(active.name));
  const parts = [
    active && withIcon(active.isSample ? "beaker" : "organization", safe(active.name)),
    pin &&
      (pinned
        ? withIcon("pinned", safe(pinned.name))
        : withIcon("warning", safe(`${pin.businessId.slice(0, ID_BEGINNING)}…`))),
  ];
  return joined(parts, "  ");
}

/** What the status bar says of the active business and the pin, with what can be done about them. */
export function tooltipOf(
  active: Business | undefined,
  pin: Pin | undefined,
  pinned: Business | undefined,
): SafeMarkdown {
  const tooltip = new MarkdownBuilder();
  if (active) {
    const host = active.isSample ? t("Sample data, served on this computer") : active.baseUrl;
    tooltip.icon("organization").text(t("Active Kizen business: {0}", active.name)).paragraph();
    tooltip.text(host).paragraph();
  }
  if (pin) {
    const name = pinned?.name ?? t("{0}, which was not added here", pin.businessId);
    const said = {
      setting: t("This folder is pinned to {0}, by its setting kizen.business", name),
      profile: t("This folder is pinned to {0}, by its file .kizen/profile", name),
      plugin: t("This folder is pinned to {0}, by its file kizen.json", name),
    }[pin.from];
    tooltip.icon("pinned").text(said).paragraph();
  }
  for (const business of new Set([active, pinned])) {
    if (business?.isProduction) tooltip.icon("flame").text(t("{0} is production", business.name)).paragraph();
  }
  if (pin && !pinned) {
    tooltip.command(t("Add It…"), "kizen.addBusiness", { businessId: pin.businessId }).paragraph();
  }
  if (active) {
    tooltip.command(t("Switch"), "kizen.switchBusiness").text(" · ");
    tooltip.command(t("Pin Folder…"), "kizen.pinFolder");
  }
  if (active && pin?.from === "setting") tooltip.text(" · ");
  if (pin?.from === "setting") tooltip.command(t("Unpin Folder"), "kizen.unpinFolder");
  return tooltip.build();
}

function accessibleLabel(
  active: Business | undefined,
  pin: Pin | undefined,
  pinned: Business | undefined,
  isProduction: boolean,
): string {
  const parts = [
    active && t("Active Kizen business: {0}", active.name),
    pin && t("Folder pinned to {0}", pinned?.name ?? pin.businessId),
    isProduction && t("Production"),
    active ? t("Switch business") : t("Add business"),
  ];
  return parts.filter(Boolean).join(". ");
}
