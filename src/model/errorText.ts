import type { CommandId } from "../commands";
import { isCancelled, isKizenError, type KizenError, type KizenErrorKind } from "../kizen";
import { BusinessRemovedError, MissingApiKeyError } from "./businesses/clients";
import type { Localize } from "./ports";

/** An error as a person reads it: what happened, what the server said, and the one thing to do about it. */
export interface ErrorDescription {
  readonly sentence: string;
  /** What the server stated and the request id, where there is one. */
  readonly detail?: string | undefined;
  readonly action?: ErrorAction | undefined;
}

export interface ErrorAction {
  readonly title: string;
  readonly command: CommandId;
}

/** An error a feature raises to tell a person something; its message is shown as it is. */
export class UserFacingError extends Error {
  override readonly name = "UserFacingError";
}

/** Whether only another API key can help. */
export function isKeyRefused(error: unknown): boolean {
  return error instanceof MissingApiKeyError || (isKizenError(error) && error.kind === "unauthorized");
}

/** Whether Kizen knows no such record: it was deleted or archived, or this user may no longer see it. */
export function isRecordGone(error: unknown): boolean {
  return error instanceof BusinessRemovedError || (isKizenError(error) && error.kind === "notFound");
}

type Action = "replaceApiKey" | "addBusiness" | "retry" | "log";

/** What to do about each kind. The sentences stand in `sentence` below, where they are translated. */
const actions: Record<KizenErrorKind, Action> = {
  cancelled: "retry",
  unauthorized: "replaceApiKey",
  forbidden: "replaceApiKey",
  notFound: "retry",
  methodNotAllowed: "log",
  conflict: "retry",
  invalidRequest: "log",
  rateLimited: "retry",
  gateway: "retry",
  serverError: "retry",
  unexpectedStatus: "log",
  redirected: "addBusiness",
  webApp: "addBusiness",
  notJson: "log",
  malformedJson: "retry",
  unexpectedShape: "log",
  tooLarge: "log",
  timeout: "retry",
  hostNotFound: "retry",
  connectionRefused: "retry",
  connectionLost: "retry",
  untrustedCertificate: "log",
  proxyRefused: "log",
  unreachable: "retry",
};

/**
 * Words an error for a person, or answers undefined where nothing is to be said: a cancellation, or a business that
 * was removed meanwhile. An error of unknown make is not quoted, because it may carry a request with its headers.
 */
export function describeError(error: unknown, t: Localize): ErrorDescription | undefined {
  if (isCancelled(error) || error instanceof BusinessRemovedError) return undefined;
  if (error instanceof UserFacingError) return { sentence: error.message };
  if (error instanceof MissingApiKeyError) {
    return {
      sentence: t("No API key is stored for this business on this computer."),
      action: { title: t("Replace API Key"), command: "kizen.replaceApiKey" },
    };
  }
  if (!isKizenError(error)) {
    return { sentence: t("Something went wrong inside Kizen Explorer."), action: actionOf("log", t) };
  }
  return {
    sentence: sentenceOf(error, t),
    detail: detailOf(error, t),
    action: actionOf(actions[error.kind], t),
  };
}

/** What a person is told once when Kizen has refused several requests in a row. */
export function describeSuspension(t: Localize): ErrorDescription {
  return {
    sentence: t(
      "Kizen keeps answering that it receives too many requests from this key. Everything in the background waits; it goes on by itself as soon as Kizen answers again.",
    ),
    action: actionOf("log", t),
  };
}

function actionOf(action: Action, t: Localize): ErrorAction {
  switch (action) {
    case "replaceApiKey":
      return { title: t("Replace API Key"), command: "kizen.replaceApiKey" };
    case "addBusiness":
      return { title: t("Add Business"), command: "kizen.addBusiness" };
    case "retry":
      return { title: t("Retry"), command: "kizen.retry" };
    case "log":
      return { title: t("Show Log"), command: "kizen.showLog" };
  }
}

function detailOf({ detail, status, requestId }: KizenError, t: Localize): string | undefined {
  const parts = [
    detail,
    status === undefined ? undefined : t("status {0}", status),
    requestId === undefined ? undefined : t("request {0}", requestId),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}

function sentenceOf({ kind, path }: KizenError, t: Localize): string {
  switch (kind) {
    case "cancelled":
      return t("The request was cancelled.");
    case "unauthorized":
      return t("Kizen refused the API key, the user id or the business id.");
    case "forbidden":
      return t("The user of this API key has no right to see this.");
    case "notFound":
      return /[?&]page=(?!1(?:&|$))/.test(path)
        ? t("This page no longer exists: the list has become shorter.")
        : t("Kizen found nothing here. It may have been deleted, or the user of this key may not see it.");
    case "methodNotAllowed":
      return t("This Kizen host does not offer what was asked of it.");
    case "conflict":
      return t("Kizen reports a conflict with the present state of the record.");
    case "invalidRequest":
      return t("Kizen did not accept the request.");
    case "rateLimited":
      return t("Kizen is receiving too many requests from this key. Other programs may be using it, too.");
    case "gateway":
      return t("Kizen's gateway could not reach its server.");
    case "serverError":
      return t("Kizen had an internal error.");
    case "unexpectedStatus":
      return t("Kizen gave an answer that Kizen Explorer does not know.");
    case "redirected":
      return t(
        "The host wanted to send the request elsewhere. It was not followed, so that the API key goes nowhere else.",
      );
    case "webApp":
      return t("This looks like the address of the Kizen web app, not of its API.");
    case "notJson":
      return t("The answer is not JSON. Something between here and Kizen may have replaced it.");
    case "malformedJson":
      return t("The answer is broken JSON; part of it may have been lost on the way.");
    case "unexpectedShape":
      return t("The answer does not have the shape that Kizen documents.");
    case "tooLarge":
      return t("The answer is too large to show.");
    case "timeout":
      return t("Kizen did not answer in time.");
    case "hostNotFound":
      return t("The host name could not be found. Are you offline?");
    case "connectionRefused":
      return t("The host refused the connection.");
    case "connectionLost":
      return t("The connection was lost before the answer was complete.");
    case "untrustedCertificate":
      return t("The certificate of the host is not trusted on this computer.");
    case "proxyRefused":
      return t("The proxy refused the connection.");
    case "unreachable":
      return t("The host could not be reached. Are you offline?");
  }
}
