import type { KizenError, KizenErrorKind } from "../kizen";
import type { Localize, SafeText } from "./text/safeText";

/** A duration in milliseconds, in the unit in which a person would say it. */
function durationText(ms: number, t: Localize): SafeText {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 120) return seconds === 1 ? t("a second") : t("{0} seconds", seconds);
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 120) return t("{0} minutes", minutes);
  const hours = Math.ceil(minutes / 60);
  return hours <= 48 ? t("{0} hours", hours) : t("for more than two days");
}

/** What a sentence may name of the request. */
interface SentenceFacts extends Pick<KizenError, "path" | "retryAfter"> {
  readonly host: string;
}

const sentences: Readonly<Record<KizenErrorKind, (t: Localize, facts: SentenceFacts) => SafeText>> = {
  cancelled: (t) => t("The request was cancelled."),
  unauthorized: (t) => t("Kizen refused the API key, the user ID or the business ID."),
  forbidden: (t) => t("The user of this API key has no right to see this."),
  notFound: (t, { path }) =>
    /[?&]page=(?!1(?:&|$))/.test(path)
      ? t("This page no longer exists: the list has become shorter.")
      : t("Kizen found nothing here. It may have been deleted, or the user of this key may not see it."),
  methodNotAllowed: (t) => t("This Kizen host does not offer what was asked of it."),
  conflict: (t) => t("Kizen reports a conflict with the present state of the record."),
  invalidRequest: (t) => t("Kizen did not accept the request."),
  rateLimited: (t, { retryAfter }) =>
    retryAfter === undefined
      ? t("Kizen is receiving too many requests from this key. Other programs may be using it, too.")
      : t(
          "Kizen is receiving too many requests from this key, and asks to wait {0}.",
          durationText(retryAfter, t),
        ),
  gateway: (t) => t("Kizen's gateway could not reach its server."),
  serverError: (t) => t("Kizen had an internal error."),
  unexpectedStatus: (t) => t("Kizen gave an answer that Kizen Explorer does not know."),
  redirected: (t, { host }) =>
    t(
      "{0} wanted to send the request elsewhere. It was not followed, so that the API key goes nowhere else.",
      host,
    ),
  webApp: (t) => t("This looks like the address of the Kizen web app, not of its API."),
  notJson: (t) => t("The answer is not JSON. Something between here and Kizen may have replaced it."),
  malformedJson: (t) => t("The answer is broken JSON; part of it may have been lost on the way."),
  invalidJson: (t) =>
    t("The answer is not valid JSON: it contains something that JSON does not have, such as NaN."),
  unexpectedShape: (t) => t("The answer does not have the shape that Kizen documents."),
  otherRecord: (t) => t("Kizen answered with another record than the one asked for. It is not shown."),
  unusableId: (t) => t("No record can have this ID: a request for it would reach something else."),
  tooLarge: (t) => t("The answer is too large to show."),
  timeout: (t, { host }) => t("{0} did not answer in time.", host),
  hostNotFound: (t, { host }) => t("{0} could not be found. Is the name right, and are you online?", host),
  connectionRefused: (t, { host }) => t("{0} refused the connection.", host),
  connectionLost: (t, { host }) => t("The connection to {0} was lost before the answer was complete.", host),
  noTls: (t, { host }) => t("{0} answered without TLS: at this port nothing is served over https://.", host),
  tlsFailed: (t, { host }) =>
    t("No secure connection to {0}: its TLS is too old, or refuses this computer.", host),
  certificateExpired: (t, { host }) =>
    t("The certificate of {0} has expired, or this computer's clock is wrong.", host),
  certificateNotYetValid: (t, { host }) =>
    t("The certificate of {0} is not valid yet, or this computer's clock is wrong.", host),
  certificateOfAnotherHost: (t, { host }) =>
    t("The certificate of {0} belongs to a host of another name.", host),
  untrustedCertificate: (t, { host }) => t("The certificate of {0} is not trusted on this computer.", host),
  notHttp: (t, { host }) =>
    t("{0} answered, but not with HTTP: something else than Kizen is served there.", host),
  headersTooLarge: (t, { host }) =>
    t("{0} answered with headers of more than 16 KiB, which are not read.", host),
  blockedPort: (t, { host }) =>
    t("No request is sent to {0}: that port belongs to another kind of service.", host),
  proxyRefused: (t, { host }) => t("The proxy refused the connection to {0}.", host),
  unreachable: (t, { host }) => t("{0} could not be reached. Are you offline?", host),
  failed: (t, { host }) => t("The request to {0} failed.", host),
};

/** What happened, in one sentence that names the host where it is about the way there. */
export function errorSentence({ kind, path, retryAfter, host }: KizenError, t: Localize): SafeText {
  return sentences[kind](t, { path, retryAfter, host: host ?? t("The host") });
}
