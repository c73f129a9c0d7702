import { CredentialError, isCancelled, isKizenError, type KizenError, type KizenErrorKind } from "../kizen";
import { SecretStorageError } from "./businesses/boundedCredentials";
import { BusinessRemovedError, MissingApiKeyError } from "./businesses/clients";
import { StateNotKeptError } from "./loggedState";
import { errorSentence } from "./errorSentence";
import { joined, safe, type Localize, type SafeText } from "./text/safeText";

/** An error as a person reads it: what happened, what the server said, and the one thing to do about it. */
export interface ErrorText {
  readonly sentence: SafeText;
  /** What the server stated and the request id, where there is one. */
  readonly detail?: SafeText | undefined;
  readonly action?: ErrorAction | undefined;
}

export interface ErrorAction {
  readonly title: SafeText;
  readonly kind: ErrorActionKind;
}

/** The one thing that helps. Which command does it is known to `platform/errorActions`. */
export type ErrorActionKind = "replaceApiKey" | "addBusiness" | "retry" | "showLog";

/** An error a feature raises to tell a person something; its message is shown as it is. */
export class UserFacingError extends Error {
  override readonly name = "UserFacingError";

  constructor(readonly sentence: SafeText) {
    super(sentence);
  }
}

/** Whether only another API key can help. */
export function isKeyRefused(error: unknown): boolean {
  if (error instanceof CredentialError) return error.field === "apiKey";
  return error instanceof MissingApiKeyError || (isKizenError(error) && error.kind === "unauthorized");
}

/** Whether Kizen knows no such record: it was deleted or archived, or this user may no longer see it. */
export function isRecordGone(error: unknown): boolean {
  return error instanceof BusinessRemovedError || (isKizenError(error) && error.kind === "notFound");
}

/** What to do about each kind. The sentences stand in `errorSentence`, where they are translated. */
const actions: Record<KizenErrorKind, ErrorActionKind> = {
  cancelled: "retry",
  unauthorized: "replaceApiKey",
  forbidden: "replaceApiKey",
  notFound: "retry",
  methodNotAllowed: "showLog",
  conflict: "retry",
  invalidRequest: "showLog",
  rateLimited: "retry",
  gateway: "retry",
  serverError: "retry",
  unexpectedStatus: "showLog",
  redirected: "addBusiness",
  webApp: "addBusiness",
  notJson: "showLog",
  malformedJson: "retry",
  invalidJson: "showLog",
  unexpectedShape: "showLog",
  otherRecord: "retry",
  unusableId: "showLog",
  tooLarge: "showLog",
  timeout: "retry",
  hostNotFound: "retry",
  connectionRefused: "retry",
  connectionLost: "retry",
  noTls: "addBusiness",
  tlsFailed: "showLog",
  certificateExpired: "showLog",
  certificateNotYetValid: "showLog",
  certificateOfAnotherHost: "addBusiness",
  untrustedCertificate: "showLog",
  notHttp: "addBusiness",
  headersTooLarge: "showLog",
  blockedPort: "addBusiness",
  proxyRefused: "showLog",
  unreachable: "retry",
  failed: "showLog",
};

/**
 * Words an error for a person, or answers undefined where nothing is to be said: a cancellation, or a business that
 * was removed meanwhile. The message of any other error is not shown: it may carry a request with its headers.
 */
export function describeError(error: unknown, t: Localize): ErrorText | undefined {
  if (isCancelled(error) || error instanceof BusinessRemovedError) return undefined;
  if (error instanceof UserFacingError) return { sentence: error.sentence };
  if (error instanceof MissingApiKeyError) {
    return {
      sentence: t("No API key is stored for this business on this computer."),
      action: actionOf("replaceApiKey", t),
    };
  }
  if (error instanceof CredentialError) return describeCredential(error, t);
  if (error instanceof SecretStorageError) return describeSecretStorage(error, t);
  if (error instanceof StateNotKeptError) {
    return {
      sentence: t("VS Code could not write this down: it holds until the window is closed."),
      action: actionOf("showLog", t),
    };
  }
  if (!isKizenError(error)) {
    return { sentence: t("Something went wrong inside Kizen Explorer."), action: actionOf("showLog", t) };
  }
  return {
    sentence: errorSentence(error, t),
    detail: detailOf(error, t),
    action: actionOf(actions[error.kind], t),
  };
}

/** Values are checked where they are entered; these were stored before, or changed in the store. */
function describeCredential({ field }: CredentialError, t: Localize): ErrorText {
  return field === "apiKey"
    ? {
        sentence: t("The stored API key contains characters that cannot be sent."),
        action: actionOf("replaceApiKey", t),
      }
    : {
        sentence: t("The stored address or IDs of this business cannot be used. Add the business again."),
        action: actionOf("addBusiness", t),
      };
}

/** A late answer may come the next time; a refusal stands in the log in the storage's own words. */
function describeSecretStorage({ operation, isLate }: SecretStorageError, t: Localize): ErrorText {
  const action = actionOf(isLate ? "retry" : "showLog", t);
  switch (operation) {
    case "read":
      return {
        sentence: isLate
          ? t("VS Code's secret storage did not give the API key in time. Its keychain may be locked.")
          : t("VS Code's secret storage could not give the API key."),
        action,
      };
    case "store":
      return { sentence: t("VS Code's secret storage did not keep the API key."), action };
    case "delete":
      return {
        sentence: t("VS Code's secret storage did not delete the API key, which may still be in it."),
        action,
      };
  }
}

/** What a person is told once when Kizen has refused several requests in a row. */
export function describeSuspension(t: Localize): ErrorText {
  return {
    sentence: t(
      "Kizen keeps answering that it receives too many requests from this key. Everything in the background waits; it goes on by itself as soon as Kizen answers again.",
    ),
    action: actionOf("showLog", t),
  };
}

function actionOf(kind: ErrorActionKind, t: Localize): ErrorAction {
  switch (kind) {
    case "replaceApiKey":
      return { title: t("Replace API Key"), kind };
    case "addBusiness":
      return { title: t("Add Business"), kind };
    case "retry":
      return { title: t("Retry"), kind };
    case "showLog":
      return { title: t("Show Log"), kind };
  }
}

function detailOf({ detail, status, requestId }: KizenError, t: Localize): SafeText | undefined {
  const parts = [
    detail === undefined ? undefined : safe(detail),
    status === undefined ? undefined : t("status {0}", status),
    requestId === undefined ? undefined : t("request {0}", requestId),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : joined(parts, " · ");
}
