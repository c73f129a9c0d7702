import * as vscode from "vscode";
import type { BusinessTarget, CommandsOf } from "../../commands";
import type { Business } from "../../model/businesses/businesses";
import { connectionSuspect } from "../../model/businesses/connectionSuspect";
import type { Connections } from "../../model/businesses/connections";
import { UserFacingError } from "../../model/errorText";
import { AddBusiness, type AddBusinessDependencies } from "./addBusiness";
import { showInputStep, showPickStep } from "./quickInput";
import { suspectText } from "./suspectText";

export interface BusinessCommandsDependencies extends AddBusinessDependencies {
  readonly endpointOf: Connections["endpointOf"];
}

export function businessCommands(
  dependencies: BusinessCommandsDependencies,
): CommandsOf<
  | "kizen.addBusiness"
  | "kizen.switchBusiness"
  | "kizen.renameBusiness"
  | "kizen.replaceApiKey"
  | "kizen.removeBusiness"
  | "kizen.markAsProduction"
  | "kizen.unmarkAsProduction"
> {
  const { businesses } = dependencies;

  /** The business a command was run on; asked for where it came from the palette. */
  const choose = async (
    target: BusinessTarget | undefined,
    placeholder: string,
    candidates = businesses.list,
  ): Promise<Business | undefined> => {
    const given = target && businesses.get(target.businessKey);
    if (given) return given;
    if (candidates.length === 0) {
      throw new UserFacingError(vscode.l10n.t("There is no business for that yet. Add one first."));
    }
    const items = candidates.map((business) => ({
      label: business.name,
      description: business.isSample ? vscode.l10n.t("sample") : business.baseUrl,
      detail: business === businesses.active ? vscode.l10n.t("active") : "",
      business,
    }));
    const frame = { title: "Kizen", step: 1, totalSteps: 1, canGoBack: false };
    const chosen = await showPickStep({
      ...frame,
      placeholder,
      items,
      active: items.find(({ business }) => business === businesses.active),
    });
    return chosen === undefined || chosen === "back" ? undefined : chosen.business;
  };

  const marked = (isProduction: boolean) =>
    businesses.list.filter((business) => (business.isProduction ?? false) === isProduction);

  const real = () => businesses.list.filter(({ isSample }) => !isSample);

  return {
    "kizen.addBusiness": async () => {
      const business = await new AddBusiness(dependencies).run();
      if (business) await vscode.commands.executeCommand("kizen.businesses.focus");
    },

    "kizen.switchBusiness": async (target) => {
      const business = await choose(target, vscode.l10n.t("Which business are look-ups to ask?"));
      if (business) await businesses.setActive(business.key);
    },

    "kizen.renameBusiness": async (target) => {
      const business = await choose(target, vscode.l10n.t("Rename which business?"));
      if (!business) return;
      const name = await showInputStep({
        ...{ title: vscode.l10n.t("Rename Business"), step: 1, totalSteps: 1, canGoBack: false },
        prompt: vscode.l10n.t("The name to show here. Nothing changes in Kizen."),
        value: business.name,
        check: (value) => Promise.resolve(value === "" ? vscode.l10n.t("A name is needed.") : undefined),
      });
      if (name !== undefined && name !== "back") await businesses.rename(business.key, name);
    },

    "kizen.replaceApiKey": async (target) => {
      const business = await choose(target, vscode.l10n.t("Replace the API key of which business?"), real());
      if (!business) return;
      await replaceApiKey(business, dependencies);
    },

    "kizen.removeBusiness": async (target) => {
      const business = await choose(target, vscode.l10n.t("Remove which business?"));
      if (!business) return;
      const remove = vscode.l10n.t("Remove");
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t("Remove “{0}”?", business.name),
        {
          modal: true,
          detail: vscode.l10n.t("Its API key is deleted from this computer. Nothing changes in Kizen."),
        },
        remove,
      );
      if (answer === remove) await businesses.remove(business.key);
    },

    "kizen.markAsProduction": async (target) => {
      const placeholder = vscode.l10n.t("Mark which business as production?");
      const business = await choose(target, placeholder, marked(false));
      if (business) await businesses.setProduction(business.key, true);
    },

    "kizen.unmarkAsProduction": async (target) => {
      const placeholder = vscode.l10n.t("Which business is not production?");
      const business = await choose(target, placeholder, marked(true));
      if (business) await businesses.setProduction(business.key, false);
    },
  };
}

/** The new key is stored only after Kizen accepted it; until then the old one stays. */
async function replaceApiKey(business: Business, dependencies: BusinessCommandsDependencies): Promise<void> {
  const { businesses, endpointOf, tryConnection, describeError } = dependencies;
  const apiKey = await showInputStep({
    ...{ title: vscode.l10n.t("Replace API Key"), step: 1, totalSteps: 1, canGoBack: false },
    prompt: vscode.l10n.t("New API key for “{0}”", business.name),
    value: "",
    isSecret: true,
    checkingPrompt: vscode.l10n.t("Trying the connection…"),
    check: async (value, signal) => {
      if (value === "") return vscode.l10n.t("This is needed.");
      const credentials = { ...(await endpointOf(business.key)), apiKey: value };
      try {
        await tryConnection(credentials, signal);
        return undefined;
      } catch (error) {
        const description = describeError(error);
        return description && suspectText(description, connectionSuspect(error, credentials));
      }
    },
  });
  if (apiKey !== undefined && apiKey !== "back") await businesses.replaceApiKey(business.key, apiKey);
}
