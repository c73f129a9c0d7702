import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import type { RecordRef } from "../../model/recordRef";
import type { WebAddress, WebAddressOf } from "../../model/records/webAddress";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { t } from "../../platform/text/localize";
import { targetsOf, withIds, type TargetSources } from "./targetSources";
import { showMessage } from "../../platform/text/messages";
import type { SafeText } from "../../model/text/safeText";

export interface OpenInBrowserDependencies extends TargetSources {
  readonly businesses: Pick<Businesses, "get">;
  readonly webAddressOf: WebAddressOf;
  readonly openExternal: (url: vscode.Uri) => Thenable<boolean>;
}

/** Pages that one command opens at most. */
const MOST_PAGES = 10;
const SETTING = "kizen.recordUrl";

/** Opens records in Kizen's web app, or where the person's own template says they are. */
export function openInBrowserCommand(
  dependencies: OpenInBrowserDependencies,
): CommandsOf<"kizen.openInBrowser"> {
  const { businesses, webAddressOf, openExternal } = dependencies;

  return {
    "kizen.openInBrowser": async (target, selection) => {
      const refs = withIds(targetsOf(target, selection, dependencies));
      if (refs.length > MOST_PAGES) {
        throw new UserFacingError(t("Select at most {0} records to open them in the browser.", MOST_PAGES));
      }
      const urls: string[] = [];
      for (const ref of refs) {
        const address = await withDelayedProgress(t("Looking up the address"), (signal) =>
          webAddressOf(ref, { signal }),
        );
        if ("problem" in address) {
          offerSetting(sentenceOf(address.problem));
          return;
        }
        urls.push(address.url);
      }
      for (const url of urls) {
        // The person may say no to VS Code's prompt; then nothing else is shown.
        if (!(await openExternal(vscode.Uri.parse(url, true)))) return;
      }
      tellBusinesses(namesOf(refs, businesses), urls);
    },
  };
}

function namesOf(refs: readonly RecordRef[], businesses: Pick<Businesses, "get">): string[] {
  const names = refs.map(({ businessKey }) => businesses.get(businessKey)?.name ?? "");
  return [...new Set(names)].filter((name) => name !== "");
}

/** No address holds a business, so the page opens in the one that is selected in the browser. */
function tellBusinesses(names: readonly string[], urls: readonly string[]): void {
  const copy = urls.length === 1 ? t("Copy Address") : t("Copy Addresses");
  const text = t(
    "Opened in the browser. The record belongs to “{0}”: if that business is not the one selected in Kizen, select it there.",
    names.join("”, “"),
  );
  void showMessage("information", { text }, copy).then((chosen) => {
    if (chosen === copy) void vscode.env.clipboard.writeText(urls.join("\n"));
  });
}

function sentenceOf(problem: Extract<WebAddress, { readonly problem: string }>["problem"]): SafeText {
  switch (problem) {
    case "unknownHost":
      return t("The web app address of this host is unknown. Set `kizen.recordUrl`.");
    case "unknownObject":
      return t("This business does not tell the ID of the object, which the record's address needs.");
    case "badTemplate":
      return t("The template must be an http or https address with {id} behind the host.");
  }
}

function offerSetting(text: SafeText): void {
  const set = t("Set Address…");
  void showMessage("warning", { text }, set).then((chosen) => {
    if (chosen === set) void vscode.commands.executeCommand("workbench.action.openSettings", SETTING);
  });
}
