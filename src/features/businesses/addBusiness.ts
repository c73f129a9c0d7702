import type { Business, Businesses } from "../../model/businesses/businesses";
import { connectionSuspect, statusOfRefusal, type Suspect } from "../../model/businesses/connectionSuspect";
import type { CredentialStore } from "../../model/ports";
import { cleanCredential, parseBaseUrl, type CredentialValues } from "../../model/businesses/environments";
import { describeError } from "../../platform/describeError";
import { credentialProblemText, idProblemText } from "./credentialProblemText";
import type { CredentialSource } from "./credentialSources";
import { promptForHost, type HostChoice } from "./hostStep";
import { showInputStep, showPickStep, type StepFrame, type StepResult } from "./inputStep";
import { toAbortSignal } from "../../platform/abortSignal";
import { t } from "../../platform/text/localize";
import { suspectText } from "./suspectText";
import { showProgress } from "../../platform/text/progress";
import type { SafeText } from "../../model/text/safeText";

export interface AddBusinessDependencies {
  readonly businesses: Businesses;
  readonly credentials: CredentialStore;
  readonly tryConnection: TryConnection;
  readonly sources: () => Promise<readonly CredentialSource[]>;
}

/** What is known before anything was typed. */
export const NOTHING: RememberedValues = { baseUrl: "", userId: "", businessId: "" };

/** Rejects with what Kizen answered where the values do not work. */
type TryConnection = (
  credentials: CredentialValues,
  signal: AbortSignal,
) => Promise<{ readonly businessName: string | undefined }>;

/** What a person typed and may want again in this window. Never the key. */
export type RememberedValues = Omit<CredentialValues, "apiKey">;

/** What Kizen refused; `unknown` where it was one of the three credentials, and the refusal does not say which. */
interface Refusal {
  readonly step: Suspect | "unknown";
  readonly text: SafeText;
}

const STEPS = ["host", "apiKey", "userId", "businessId", "name"] as const;
type Step = (typeof STEPS)[number];

/**
 * Asks for a business step by step and stores it once Kizen accepted the values. A refusal leads to the step whose value
 * looks wrong; from there a corrected value is tried at once, without asking for the others again.
 */
export class AddBusiness {
  readonly #dependencies: AddBusinessDependencies;
  #draft: CredentialValues;
  #name = "";
  #refusal: Refusal | undefined;
  #wasTried = false;
  #isAccepted = false;
  #hasHost = false;

  /** @param remembered what was typed when the person gave up the last time */
  constructor(dependencies: AddBusinessDependencies, remembered = NOTHING) {
    this.#dependencies = dependencies;
    this.#draft = { ...remembered, apiKey: "" };
  }

  /** What is worth keeping where the person gives up. */
  get typed(): RememberedValues {
    const { baseUrl, userId, businessId } = this.#draft;
    return { baseUrl, userId, businessId };
  }

  /** Resolves with the new business, or undefined where the person gave up. */
  async run(): Promise<Business | undefined> {
    const sources = await this.#dependencies.sources();
    let step: Step | undefined = "host";
    while (step) {
      const result: StepResult<string> = await this.#promptFor(step, sources);
      if (result === undefined) return undefined;
      if (this.#refusal?.step === "unknown") await this.#promptForSuspect(this.#refusal.text);
      if (this.#refusal?.step === "unknown") return undefined;
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
    if (this.#refusal && this.#refusal.step !== "unknown") return this.#refusal.step;
    if (this.#isAccepted && step !== "name") return "name";
    // Values that were taken over lack nothing but a look at the business id.
    const missing = STEPS.find((name) => name !== "name" && name !== "host" && this.#draft[name] === "");
    return step === "host" ? (missing ?? "businessId") : STEPS[STEPS.indexOf(step) + 1];
  }

  /** Kizen does not say which of the values is wrong: the person may know. */
  async #promptForSuspect(text: SafeText): Promise<void> {
    const suspects = ["apiKey", "userId", "businessId"] as const;
    const chosen = await showPickStep({
      title: t("Add Business: Refused"),
      step: 1,
      totalSteps: 1,
      canGoBack: false,
      placeholder: text,
      items: suspects.map((step) => ({ label: t("Correct the {0}", fieldName(step)), step })),
    });
    if (chosen !== undefined && chosen !== "back") this.#refusal = { step: chosen.step, text };
  }

  #promptFor(step: Step, sources: readonly CredentialSource[]): Promise<StepResult<string>> {
    const problem = this.#refusal?.step === step ? this.#refusal.text : undefined;
    this.#refusal = undefined;
    const frame: StepFrame = {
      title: t("Add Business: {0}", fieldName(step)),
      step: STEPS.indexOf(step) + 1,
      totalSteps: STEPS.length,
      canGoBack: step !== "host",
    };
    switch (step) {
      case "host":
        return this.#promptForHost(frame, sources, problem);
      case "apiKey":
        return this.#promptForValue(frame, step, t("API key (Kizen: My Profile → API Connections)"), problem);
      case "userId":
        return this.#promptForValue(frame, step, t("User ID (Kizen: My Profile → API Connections)"), problem);
      case "businessId":
        return this.#promptForValue(
          frame,
          step,
          t("Business ID (Kizen: My Profile → API Connections)"),
          problem,
        );
      case "name":
        return this.#promptForName(frame);
    }
  }

  async #promptForHost(
    frame: StepFrame,
    sources: readonly CredentialSource[],
    problem?: SafeText,
  ): Promise<StepResult<string>> {
    const businesses = this.#dependencies.businesses.list.filter(({ isSample }) => !isSample);
    for (;;) {
      // A source that names no host leaves the choice of host open; the offers were made already.
      const offers = this.#draft.apiKey === "" ? { sources, businesses } : { sources: [], businesses: [] };
      const choice = await promptForHost({
        frame,
        ...offers,
        baseUrl: this.#draft.baseUrl,
        isReturning: this.#hasHost,
        problem,
      });
      problem = undefined;
      if (choice === undefined) return undefined;
      if (choice === "back") continue;
      await this.#take(choice);
      if (this.#draft.baseUrl === "") continue;
      this.#hasHost = true;
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

  async #promptForValue(
    frame: StepFrame,
    step: "apiKey" | "userId" | "businessId",
    prompt: SafeText,
    problem: SafeText | undefined,
  ): Promise<StepResult<string>> {
    const isSecret = step === "apiKey";
    const isKept = isSecret && this.#draft.apiKey !== "";
    return showInputStep({
      ...frame,
      prompt,
      isSecret,
      // A key that is known is not shown again, not even as dots that tell its length.
      value: isSecret ? "" : this.#draft[step],
      placeholder: isKept ? t("Leave empty to keep the key") : "",
      problem,
      onLeave: (value) => {
        if (isSecret) return;
        const cleaned = cleanCredential(value);
        // What cannot be cleaned is shown again, to be corrected.
        this.#draft = { ...this.#draft, [step]: "value" in cleaned ? cleaned.value : value };
      },
      checkAtOnce: (value) => (isSecret ? undefined : idProblemText(value)),
      checkingPrompt: t("Trying the connection…"),
      check: async (value, signal) => {
        const wrong = isSecret ? undefined : idProblemText(value);
        if (wrong !== undefined) return wrong;
        const cleaned = cleanCredential(value);
        if ("value" in cleaned) this.#draft = { ...this.#draft, [step]: cleaned.value };
        else if (value !== "" || !isKept) return credentialProblemText(cleaned.problem);
        const existing = this.#existing();
        if (existing && step === "businessId") return t("Already added as “{0}”.", existing.name);
        if (step !== "businessId" && !this.#wasTried) return undefined;
        await this.#try(signal);
        const refusal = this.#refusal;
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
    const title = t("Trying the connection…");
    await showProgress(title, (_, token) => this.#try(toAbortSignal(token)));
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
      const description = describeError(error);
      if (!description) return;
      // Where no value is to blame, Enter on the last one tries again.
      const suspect = connectionSuspect(error);
      const step = suspect ?? (statusOfRefusal(error) === undefined ? "businessId" : "unknown");
      this.#refusal = { step, text: suspectText(error, description, suspect) };
    }
  }

  #promptForName(frame: StepFrame): Promise<StepResult<string>> {
    return showInputStep({
      ...frame,
      prompt: t("The name to show here. Nothing changes in Kizen."),
      value: this.#name,
      check: (value) => {
        this.#name = value;
        return Promise.resolve(value === "" ? t("Required.") : undefined);
      },
    });
  }
}

function fieldName(step: Step): string {
  switch (step) {
    case "host":
      return t("Environment");
    case "apiKey":
      return t("API Key");
    case "userId":
      return t("User ID");
    case "businessId":
      return t("Business ID");
    case "name":
      return t("Name");
  }
}
