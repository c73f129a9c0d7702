import type { CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { keySuspect } from "../../model/businesses/connectionSuspect";
import type { Connections } from "../../model/businesses/connections";
import { cleanCredential } from "../../model/businesses/environments";
import { businessName } from "../../platform/businessName";
import { describeError } from "../../platform/describeError";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";
import type { AddBusinessDependencies } from "./addBusiness";
import { chooseBusiness } from "./chooseBusiness";
import { credentialProblemText } from "./credentialProblemText";
import { showInputStep } from "./inputStep";
import { suspectText } from "./suspectText";

export interface BusinessChangeCommandsDependencies extends Pick<AddBusinessDependencies, "tryConnection"> {
  readonly businesses: Businesses;
  readonly endpointOf: Connections["endpointOf"];
}

export type ChangeCommand =
  | "kizen.renameBusiness"
  | "kizen.replaceApiKey"
  | "kizen.removeBusiness"
  | "kizen.markAsProduction"
  | "kizen.unmarkAsProduction";

/** What changes a business that is here already, or removes it. */
export function businessChangeCommands(
  dependencies: BusinessChangeCommandsDependencies,
): CommandsOf<ChangeCommand> {
  const { businesses } = dependencies;
  const marked = (isProduction: boolean) =>
    businesses.list.filter((business) => (business.isProduction ?? false) === isProduction);

  return {
    "kizen.renameBusiness": async (target) => {
      const [title, placeholder] = [t("Rename Business"), t("Select a business to rename")];
      const business = await chooseBusiness(businesses, { target, title, placeholder });
      if (business) await rename(business, businesses);
    },

    "kizen.replaceApiKey": async (target) => {
      const business = await chooseBusiness(businesses, {
        target,
        title: t("Replace API Key"),
        placeholder: t("Select a business to replace its API key"),
        candidates: businesses.list.filter(({ isSample }) => !isSample),
      });
      if (business) await replaceApiKey(business, dependencies);
    },

    "kizen.removeBusiness": async (target) => {
      const [title, placeholder] = [t("Remove Business"), t("Select a business to remove")];
      const business = await chooseBusiness(businesses, { target, title, placeholder });
      if (business) await remove(business, businesses);
    },

    "kizen.markAsProduction": async (target) => {
      const business = await chooseBusiness(businesses, {
        target,
        title: t("Mark as Production"),
        placeholder: t("Select a business to mark as production"),
        candidates: marked(false),
      });
      if (business) await businesses.setProduction(business.key, true);
    },

    "kizen.unmarkAsProduction": async (target) => {
      const business = await chooseBusiness(businesses, {
        target,
        title: t("Unmark as Production"),
        placeholder: t("Select a business to unmark"),
        candidates: marked(true),
      });
      if (business) await businesses.setProduction(business.key, false);
    },
  };
}

async function rename(business: Business, businesses: Businesses): Promise<void> {
  const name = await showInputStep({
    title: t("Rename Business"),
    step: 1,
    totalSteps: 1,
    canGoBack: false,
    prompt: t("The name to show here. Nothing changes in Kizen."),
    value: business.name,
    check: (value) => Promise.resolve(value === "" ? t("Required.") : undefined),
  });
  if (name !== undefined && name !== "back") await businesses.rename(business.key, name);
}

async function remove(business: Business, businesses: Businesses): Promise<void> {
  const choice = t("Remove");
  const chosen = await showMessage(
    "warning",
    {
      text: t("Remove “{0}”?", businessName(business)),
      modal: { detail: t("Its API key is deleted from this computer. Nothing changes in Kizen.") },
    },
    choice,
  );
  if (chosen === choice) await businesses.remove(business.key);
}

/** The new key is stored only after Kizen accepted it; until then the old one stays. */
async function replaceApiKey(
  business: Business,
  { businesses, endpointOf, tryConnection }: BusinessChangeCommandsDependencies,
): Promise<void> {
  let apiKey = "";
  const result = await showInputStep({
    title: t("Replace API Key"),
    step: 1,
    totalSteps: 1,
    canGoBack: false,
    prompt: t("New API key for “{0}”", businessName(business)),
    value: "",
    isSecret: true,
    checkingPrompt: t("Trying the connection…"),
    check: async (value, signal) => {
      const cleaned = cleanCredential(value);
      if ("problem" in cleaned) return credentialProblemText(cleaned.problem);
      apiKey = cleaned.value;
      const credentials = { ...(await endpointOf(business.key)), apiKey };
      try {
        await tryConnection(credentials, signal);
        return undefined;
      } catch (error) {
        const description = describeError(error);
        return description && suspectText(error, description, keySuspect(error));
      }
    },
  });
  if (result !== undefined && result !== "back") await businesses.replaceApiKey(business.key, apiKey);
}
