import type { Business } from "../../model/businesses/businesses";
import { environments, parseBaseUrl, type BaseUrlProblem } from "../../model/businesses/environments";
import type { CredentialSource } from "./credentialSources";
import { showInputStep, showPickStep, type StepFrame, type StepResult } from "./inputStep";
import { t } from "../../platform/text/localize";
import { separator, type PickItem } from "../../platform/text/picker";
import { safe, withIcon, type SafeText } from "../../model/text/safeText";

/** What the first step can settle: a host, or a whole set of values to take over. */
export type HostChoice =
  | { readonly type: "host"; readonly baseUrl: string }
  | { readonly type: "source"; readonly source: CredentialSource }
  | { readonly type: "business"; readonly business: Business };

interface HostItem extends PickItem {
  readonly choice?: HostChoice | undefined;
  readonly isOther?: true;
}

export interface HostStep {
  readonly frame: StepFrame;
  readonly sources: readonly CredentialSource[];
  /** Businesses whose key and user may serve another business as well. */
  readonly businesses: readonly Business[];
  readonly baseUrl: string;
  /** Whether the host was chosen before, and the person comes back to it. */
  readonly isReturning: boolean;
  /** Why the host of a moment ago looks wrong. */
  readonly problem?: SafeText | undefined;
}

/** Asks which environment the business is in; offers what lies on this computer already. */
export async function promptForHost(step: HostStep): Promise<StepResult<HostChoice>> {
  const items = hostItems(step);
  // Whoever comes back to an address of their own finds it where they typed it.
  let typesAddress = step.problem !== undefined || (step.isReturning && isCustomAddress(step.baseUrl));
  for (;;) {
    if (typesAddress) {
      const address = await promptForAddress(step);
      if (address !== "back") return address;
    }
    const chosen = await showPickStep<HostItem>({
      ...step.frame,
      placeholder: t("Select the Kizen environment, or paste its address"),
      items,
      itemsFor: addressItems,
      active: items.find(({ choice }) => choice?.type === "host" && choice.baseUrl === step.baseUrl),
    });
    if (chosen === undefined || chosen === "back") return chosen;
    if (chosen.choice) return chosen.choice;
    typesAddress = chosen.isOther === true;
  }
}

function isCustomAddress(baseUrl: string): boolean {
  return baseUrl !== "" && !environments.some((environment) => environment.baseUrl === baseUrl);
}

/** A row that uses the address in the box, as soon as what stands there is one. It says what is taken of it. */
function addressItems(typed: string): HostItem[] {
  if (!/[.:/]/.test(typed)) return [];
  const parsed = parseBaseUrl(typed);
  const baseUrl = "baseUrl" in parsed ? parsed.baseUrl : parsed.suggestion;
  if (baseUrl !== undefined) {
    const label = withIcon("globe", t("Use {0}", baseUrl));
    return [{ label, alwaysShow: true, choice: { type: "host", baseUrl } }];
  }
  if (!("problem" in parsed) || parsed.problem === "notAUrl") return [];
  return [{ label: withIcon("error", problemText(parsed.problem, undefined)), alwaysShow: true }];
}

function hostItems({ sources, businesses, baseUrl: current }: HostStep): HostItem[] {
  const known = [
    ...sources.map((source): HostItem => ({
      label:
        source.origin === "environment"
          ? t("$(terminal) From the environment (KIZEN_API_KEY)")
          : t("$(terminal) Profile “{0}” of the Kizen command-line client", source.profile ?? ""),
      description: t("business {0}", source.businessId),
      choice: { type: "source", source },
    })),
    ...businesses.map((business): HostItem => ({
      label: t("$(key) Key and user of “{0}”", business.name),
      description: safe(business.baseUrl),
      choice: { type: "business", business },
    })),
  ];
  const custom: HostItem[] = isCustomAddress(current)
    ? [{ label: safe(current), choice: { type: "host", baseUrl: current } }]
    : [];
  return [
    separator(t("Host")),
    ...environments.map(({ name, baseUrl }): HostItem => ({
      label: safe(name),
      description: safe(baseUrl),
      choice: { type: "host", baseUrl },
    })),
    ...custom,
    // It stays, whatever was typed into the list.
    { label: t("Other Address…"), isOther: true, alwaysShow: true },
    ...(known.length > 0 ? [separator(t("Reuse Credentials")), ...known] : []),
  ];
}

async function promptForAddress({ frame, baseUrl, problem }: HostStep): Promise<StepResult<HostChoice>> {
  let parsed = baseUrl;
  const result = await showInputStep({
    ...frame,
    canGoBack: true,
    prompt: t("Address of the API, with or without /api"),
    placeholder: safe("https://app.go.kizen.com/api"),
    value: baseUrl,
    problem,
    check: (value) => {
      const address = parseBaseUrl(value);
      if ("problem" in address) return Promise.resolve(problemText(address.problem, address.suggestion));
      parsed = address.baseUrl;
      return Promise.resolve(undefined);
    },
  });
  return result === undefined || result === "back" ? result : { type: "host", baseUrl: parsed };
}

function problemText(problem: BaseUrlProblem, suggestion: string | undefined): SafeText {
  switch (problem) {
    case "notAUrl":
      return t("This is not a web address. It looks like https://app.go.kizen.com/api.");
    case "insecure":
      return t("Use https://. Without it anyone on the way could read the API key.");
    case "hasCredentials":
      return t("Leave user name and password out of the address.");
    case "webApp":
      return t("This is the address of the web app. Its API is at {0}.", suggestion ?? "");
  }
}
