/** What went wrong, as far as a caller can act on it. */
export type KizenErrorKind =
  | "cancelled"
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "methodNotAllowed"
  | "conflict"
  | "invalidRequest"
  | "rateLimited"
  | "gateway"
  | "serverError"
  | "unexpectedStatus"
  | "redirected"
  | "webApp"
  | "notJson"
  | "malformedJson"
  | "invalidJson"
  | "unexpectedShape"
  | "otherRecord"
  | "unusableId"
  | "tooLarge"
  | "timeout"
  | "hostNotFound"
  | "connectionRefused"
  | "connectionLost"
  | "noTls"
  | "tlsFailed"
  | "certificateExpired"
  | "certificateNotYetValid"
  | "certificateOfAnotherHost"
  | "untrustedCertificate"
  | "notHttp"
  | "headersTooLarge"
  | "blockedPort"
  | "proxyRefused"
  | "unreachable"
  | "failed";

export interface KizenErrorFacts {
  readonly kind: KizenErrorKind;
  readonly method: string;
  /** Path below the base URL, with its query; never a header. */
  readonly path: string;
  /** The host that was asked, with its port where that is not the usual one. */
  readonly host?: string | undefined;
  readonly status?: number | undefined;
  /** `X-Request-ID` of the answer: what Kizen's support asks for. */
  readonly requestId?: string | undefined;
  /** What the server stated, in its own words. */
  readonly detail?: string | undefined;
  /** The server's machine-readable word, such as `missing_business_context`. */
  readonly code?: string | undefined;
  /** Where requests are refused: how many milliseconds the server asked to wait, as far as it did. */
  readonly retryAfter?: number | undefined;
}

/** One plain English sentence for each kind; the editor words them again in the user's language. */
const sentences: Record<KizenErrorKind, string> = {
  cancelled: "The request was cancelled.",
  unauthorized: "Kizen refused the API key, user id or business id.",
  forbidden: "The user of this API key may not see this.",
  notFound: "Kizen has nothing at this address.",
  methodNotAllowed: "This Kizen host does not offer this call.",
  conflict: "Kizen reports a conflict with the record's present state.",
  invalidRequest: "Kizen did not accept the request.",
  rateLimited: "Kizen is receiving too many requests.",
  gateway: "Kizen's gateway could not reach its server.",
  serverError: "Kizen had an internal error.",
  unexpectedStatus: "Kizen gave an answer this client does not know.",
  redirected:
    "The host redirected the request elsewhere, which is never followed because the API key would go along.",
  webApp: "The address answered with a web page: it looks like the Kizen web app, not its API.",
  notJson: "The answer is not JSON.",
  malformedJson: "The answer is JSON that ends in the middle; part of it is missing.",
  invalidJson: "The answer holds something that JSON does not have, such as NaN.",
  unexpectedShape: "The answer has not the shape Kizen documents.",
  otherRecord: "The answer holds another record than the one asked for.",
  unusableId: "No request can ask for a record with this id.",
  tooLarge: "The answer is larger than this client accepts.",
  timeout: "Kizen did not answer in time.",
  hostNotFound: "The host name could not be found.",
  connectionRefused: "The host refused the connection.",
  connectionLost: "The connection was lost before the answer was complete.",
  noTls: "The host answered without TLS.",
  tlsFailed: "The host and this computer have no version or cipher of TLS in common.",
  certificateExpired: "The host's certificate has expired.",
  certificateNotYetValid: "The host's certificate is not valid yet.",
  certificateOfAnotherHost: "The host's certificate is for a host of another name.",
  untrustedCertificate: "The host's certificate is not trusted on this computer.",
  notHttp: "The host answered with something other than HTTP.",
  headersTooLarge: "The headers of the answer are larger than 16 KiB.",
  blockedPort: "No request is sent to this port, which belongs to another service.",
  proxyRefused: "The proxy refused the connection.",
  unreachable: "The host could not be reached.",
  failed: "The request failed.",
};

function messageOf({ kind, retryAfter }: KizenErrorFacts): string {
  if (retryAfter === undefined) return sentences[kind];
  return `${sentences[kind]} It asks to wait ${Math.ceil(retryAfter / 1000)} s.`;
}

/**
 * The only error this library throws. It carries no request configuration, no header and no cause, because axios's
 * own errors hold the API key in several places.
 */
export class KizenError extends Error implements KizenErrorFacts {
  override readonly name = "KizenError";
  readonly kind: KizenErrorKind;
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly detail: string | undefined;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(facts: KizenErrorFacts) {
    super(messageOf(facts));
    this.kind = facts.kind;
    this.method = facts.method;
    this.path = facts.path;
    this.host = facts.host;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.detail = facts.detail;
    this.code = facts.code;
    this.retryAfter = facts.retryAfter;
  }
}

/**
 * Tells a KizenError by its name: the client is loaded from a bundle of its own, where the class exists a second time
 * and `instanceof` would say no.
 */
export function isKizenError(error: unknown): error is KizenError {
  return error instanceof Error && error.name === "KizenError" && "kind" in error;
}

export function isCancelled(error: unknown): boolean {
  return isKizenError(error)
    ? error.kind === "cancelled"
    : error instanceof Error && error.name === "AbortError";
}
