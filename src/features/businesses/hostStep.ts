import * as vscode from "vscode";
import type { Business } from "../../model/businesses/businesses";
import { environments, parseBaseUrl, type BaseUrlProblem } from "../../model/businesses/hosts";
import type { CredentialSource } from "./credentialSources";
import { showInputStep, showPickStep, type StepFrame, type StepResult } from "./quickInput";

/** What the first step can settle: a host, or a whole set of values to take over. */
export type HostChoice =
  | { readonly type: "host"; readonly baseUrl: string }
  | { readonly type: "source"; readonly source: CredentialSource }
  | { readonly type: "business"; readonly business: Business };

interface HostItem extends vscode.QuickPickItem {
  readonly choice?: HostChoice;
  readonly isOther?: true;
}

export interface HostStep {
  readonly frame: StepFrame;
  readonly sources: readonly CredentialSource[];
  /** Businesses whose key and user may serve another business as well. */
  readonly businesses: readonly Business[];
  readonly baseUrl: string;
  /** Why the host of a moment ago looks wrong. */
  readonly problem?: string | undefined;
}

/** Asks where the business lives; offers what lies on this computer already. */
export async function askForHost(step: HostStep): Promise<StepResult<HostChoice>> {
  if (step.problem !== undefined) return askForAddress(step);
  const items = hostItems(step);
  for (;;) {
    const chosen = await showPickStep<HostItem>({
      ...step.frame,
      placeholder: vscode.l10n.t("Where does the business live?"),
      items,
      active: items.find(({ choice }) => choice?.type === "host" && choice.baseUrl === step.baseUrl),
    });
    if (chosen === undefined || chosen === "back") return chosen;
    if (chosen.choice) return chosen.choice;
    if (!chosen.isOther) continue;
    const address = await askForAddress(step);
    if (address !== "back") return address;
  }
}

function hostItems({ sources, businesses }: HostStep): HostItem[] {
  const separator = (label: string): HostItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const known = [
    ...sources.map((source): HostItem => ({
      label:
        source.origin === "environment"
          ? vscode.l10n.t("$(terminal) From the environment (KIZEN_API_KEY)")
          : vscode.l10n.t("$(terminal) Profile “{0}” of the Kizen command-line client", source.profile ?? ""),
      description: vscode.l10n.t("business {0}", source.businessId),
      choice: { type: "source", source },
    })),
    ...businesses.map((business): HostItem => ({
      label: vscode.l10n.t("$(key) Key and user of “{0}”", business.name),
      description: business.baseUrl,
      choice: { type: "business", business },
    })),
  ];
  return [
    ...(known.length > 0 ? [separator(vscode.l10n.t("Take over")), ...known] : []),
    separator(vscode.l10n.t("Host")),
    ...environments.map(({ name, baseUrl }): HostItem => ({
      label: name,
      description: baseUrl,
      choice: { type: "host", baseUrl },
    })),
    { label: vscode.l10n.t("Another address…"), isOther: true },
  ];
}

async function askForAddress({ frame, baseUrl, problem }: HostStep): Promise<StepResult<HostChoice>> {
  let parsed = baseUrl;
  const result = await showInputStep({
    ...frame,
    canGoBack: true,
    prompt: vscode.l10n.t("Address of the API, with or without /api"),
    placeholder: "https://app.go.kizen.com/api",
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

function problemText(problem: BaseUrlProblem, suggestion: string | undefined): string {
  switch (problem) {
    case "notAUrl":
      return vscode.l10n.t("This is not a web address. It looks like https://app.go.kizen.com/api.");
    case "insecure":
      return vscode.l10n.t("Use https://. Without it anyone on the way could read the API key.");
    case "hasCredentials":
      return vscode.l10n.t("Leave user name and password out of the address.");
    case "webApp":
      return vscode.l10n.t("This is the address of the web app. Its API is at {0}.", suggestion ?? "");
  }
}
