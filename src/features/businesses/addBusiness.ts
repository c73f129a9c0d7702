import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { connectionSuspect, type Suspect } from "../../model/businesses/connectionSuspect";
import type { ErrorDescription } from "../../model/errorText";
import type { CredentialStore } from "../../model/ports";
import { parseBaseUrl, type CredentialValues } from "../../model/businesses/hosts";
import type { CredentialSource } from "./credentialSources";
import { askForHost, type HostChoice } from "./hostStep";
import { showInputStep, type StepFrame, type StepResult } from "./quickInput";
import { toAbortSignal } from "../../platform/lifetime";
import { suspectText } from "./suspectText";

export interface AddBusinessDependencies {
  readonly businesses: Businesses;
  readonly credentials: CredentialStore;
  readonly tryConnection: TryConnection;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
  readonly sources: () => Promise<readonly CredentialSource[]>;
}

/** Rejects with what Kizen answered where the values do not work. */
type TryConnection = (
  credentials: CredentialValues,
  signal: AbortSignal,
) => Promise<{ readonly businessName: string | undefined }>;

const STEPS = ["host", "apiKey", "userId", "businessId", "name"] as const;
type Step = (typeof STEPS)[number];

/**
 * Asks for a business step by step and stores it once Kizen accepted the values. A refusal leads to the step whose value
 * looks wrong; from there a corrected value is tried at once, without asking for the others again.
 */
export class AddBusiness {
  readonly #dependencies: AddBusinessDependencies;
  #draft: CredentialValues = { baseUrl: "", apiKey: "", userId: "", businessId: "" };
  #name = "";
  #refusal: { readonly step: Suspect; readonly text: string } | undefined;
  #wasTried = false;
  #isAccepted = false;

  constructor(dependencies: AddBusinessDependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves with the new business, or undefined where the person gave up. */
  async run(): Promise<Business | undefined> {
    const sources = await this.#dependencies.sources();
    let step: Step | undefined = "host";
    while (step) {
      const result: StepResult<string> = await this.#ask(step, sources);
      if (result === undefined) return undefined;
      step = result === "back" ? STEPS[STEPS.indexOf(step) - 1] : this.#next(step);
    }
    return this.#dependencies.businesses.add(
      {
        name: this.#name,
        baseUrl: this.#draft.baseUrl,
        userId: this.#draft.userId,
        businessId: this.#draft.businessId,
        isSample: false,
      },
      this.#draft.apiKey,
    );
  }

  #next(step: Step): Step | undefined {
    if (this.#refusal) return this.#refusal.step;
    if (this.#isAccepted && step !== "name") return "name";
    // Values that were taken over lack nothing but a look at the business id.
    const missing = STEPS.find((name) => name !== "name" && name !== "host" && this.#draft[name] === "");
    return step === "host" ? (missing ?? "businessId") : STEPS[STEPS.indexOf(step) + 1];
  }

  #ask(step: Step, sources: readonly CredentialSource[]): Promise<StepResult<string>> {
    const problem = this.#refusal?.step === step ? this.#refusal.text : undefined;
    this.#refusal = undefined;
    const frame: StepFrame = {
      title: vscode.l10n.t("Add Business"),
      step: STEPS.indexOf(step) + 1,
      totalSteps: STEPS.length,
      canGoBack: step !== "host",
    };
    switch (step) {
      case "host":
        return this.#askForHost(frame, sources, problem);
      case "apiKey":
        return this.#askForValue(
          frame,
          step,
          vscode.l10n.t("API key, from your profile's API Connections in Kizen"),
          problem,
        );
      case "userId":
        return this.#askForValue(frame, step, vscode.l10n.t("User id, shown beside the API key"), problem);
      case "businessId":
        return this.#askForValue(
          frame,
          step,
          vscode.l10n.t("Business id, shown beside the API key"),
          problem,
        );
      case "name":
        return this.#askForName(frame);
    }
  }

  async #askForHost(
    frame: StepFrame,
    sources: readonly CredentialSource[],
    problem?: string,
  ): Promise<StepResult<string>> {
    const businesses = this.#dependencies.businesses.list.filter(({ isSample }) => !isSample);
    for (;;) {
      // A source that names no host leaves that question open; the offers were answered then.
      const offers = this.#draft.apiKey === "" ? { sources, businesses } : { sources: [], businesses: [] };
      const choice = await askForHost({ frame, ...offers, baseUrl: this.#draft.baseUrl, problem });
      problem = undefined;
      if (choice === undefined) return undefined;
      if (choice === "back") continue;
      await this.#take(choice);
      if (this.#draft.baseUrl === "") continue;
      // A corrected host is tried with the values that are there.
      if (this.#wasTried && choice.type === "host") await this.#tryWithProgress();
      return "host";
    }
  }

  async #take(choice: HostChoice): Promise<void> {
    switch (choice.type) {
      case "host":
        this.#draft = { ...this.#draft, baseUrl: choice.baseUrl };
        return;
      case "business": {
        const { baseUrl, userId, key } = choice.business;
        const apiKey = (await this.#dependencies.credentials.apiKeyOf(key)) ?? "";
        this.#draft = { baseUrl, userId, apiKey, businessId: "" };
        return;
      }
      case "source": {
        const { apiKey, userId, businessId, baseUrl } = choice.source;
        const parsed = baseUrl === undefined ? undefined : parseBaseUrl(baseUrl);
        const known = parsed && "baseUrl" in parsed ? parsed.baseUrl : "";
        this.#draft = { apiKey, userId, businessId, baseUrl: known };
      }
    }
  }

  async #askForValue(
    frame: StepFrame,
    step: "apiKey" | "userId" | "businessId",
    prompt: string,
    problem: string | undefined,
  ): Promise<StepResult<string>> {
    const isSecret = step === "apiKey";
    const isKept = isSecret && this.#draft.apiKey !== "";
    return showInputStep({
      ...frame,
      prompt,
      isSecret,
      // A key that is known is not shown again, not even as dots that tell its length.
      value: isSecret ? "" : this.#draft[step],
      placeholder: isKept ? vscode.l10n.t("Leave empty to keep the key") : "",
      problem,
      checkingPrompt: vscode.l10n.t("Trying the connection…"),
      check: async (value, signal) => {
        if (value === "" && !isKept) return vscode.l10n.t("This is needed.");
        if (value !== "") this.#draft = { ...this.#draft, [step]: value };
        const existing = this.#existing();
        if (existing && step === "businessId")
          return vscode.l10n.t("It is here already, as “{0}”.", existing.name);
        if (step !== "businessId" && !this.#wasTried) return undefined;
        await this.#try(signal);
        const refusal = this.#refusal as { readonly step: Suspect; readonly text: string } | undefined;
        // The value at hand is the one that looks wrong: it can be corrected right here.
        if (refusal?.step !== step) return undefined;
        this.#refusal = undefined;
        return refusal.text;
      },
    });
  }

  #existing(): Business | undefined {
    const { baseUrl, userId, businessId } = this.#draft;
    return this.#dependencies.businesses.list.find(
      (business) =>
        business.baseUrl === baseUrl && business.userId === userId && business.businessId === businessId,
    );
  }

  async #tryWithProgress(): Promise<void> {
    const title = vscode.l10n.t("Trying the connection…");
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => this.#try(toAbortSignal(token)),
    );
  }

  /** Tries the values; what Kizen refuses becomes the refusal that the next step shows. */
  async #try(signal: AbortSignal): Promise<void> {
    this.#wasTried = true;
    this.#isAccepted = false;
    try {
      const { businessName } = await this.#dependencies.tryConnection(this.#draft, signal);
      this.#isAccepted = true;
      this.#name = businessName ?? this.#name;
    } catch (error) {
      const description = this.#dependencies.describeError(error);
      if (!description) return;
      // Where no value is to blame, Enter on the last one tries again.
      const suspect = connectionSuspect(error, this.#draft);
      this.#refusal = { step: suspect ?? "businessId", text: suspectText(description, suspect) };
    }
  }

  #askForName(frame: StepFrame): Promise<StepResult<string>> {
    return showInputStep({
      ...frame,
      prompt: vscode.l10n.t("The name to show here. Nothing changes in Kizen."),
      value: this.#name,
      check: (value) => {
        this.#name = value;
        return Promise.resolve(value === "" ? vscode.l10n.t("A name is needed.") : undefined);
      },
    });
  }
}
