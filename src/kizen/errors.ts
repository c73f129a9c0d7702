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
  | "unexpectedShape"
  | "tooLarge"
  | "timeout"
  | "hostNotFound"
  | "connectionRefused"
  | "connectionLost"
  | "untrustedCertificate"
  | "proxyRefused"
  | "unreachable";

export interface KizenErrorFacts {
  readonly kind: KizenErrorKind;
  readonly method: string;
  /** Path below the base URL, with its query; never the host, never a header. */
  readonly path: string;
  readonly status?: number | undefined;
  /** `X-Request-ID` of the answer: what Kizen's support asks for. */
  readonly requestId?: string | undefined;
  /** What the server stated, in its own words. */
  readonly detail?: string | undefined;
  /** The server's machine-readable word, such as `missing_business_context`. */
  readonly code?: string | undefined;
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
  malformedJson: "The answer is broken JSON; part of it may be missing.",
  unexpectedShape: "The answer has not the shape Kizen documents.",
  tooLarge: "The answer is larger than this client accepts.",
  timeout: "Kizen did not answer in time.",
  hostNotFound: "The host name could not be found.",
  connectionRefused: "The host refused the connection.",
  connectionLost: "The connection was lost before the answer was complete.",
  untrustedCertificate: "The host's certificate is not trusted on this computer.",
  proxyRefused: "The proxy refused the connection.",
  unreachable: "The host could not be reached.",
};

/**
 * The only error this library throws. It carries no request configuration, no header and no cause, because axios's
 * own errors hold the API key in several places.
 */
export class KizenError extends Error implements KizenErrorFacts {
  override readonly name = "KizenError";
  readonly kind: KizenErrorKind;
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly detail: string | undefined;
  readonly code: string | undefined;

  constructor(facts: KizenErrorFacts) {
    super(sentences[facts.kind]);
    this.kind = facts.kind;
    this.method = facts.method;
    this.path = facts.path;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.detail = facts.detail;
    this.code = facts.code;
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

/** The same error without a secret that the server repeated in its own words. */
export function withoutSecret(error: KizenError, secret: string): KizenError {
  const hide = (text: string | undefined) => text?.replaceAll(secret, "…");
  const { kind, status, method } = error;
  const [requestId, detail, code] = [hide(error.requestId), hide(error.detail), hide(error.code)];
  return new KizenError({ kind, status, method, path: error.path, requestId, detail, code });
}
