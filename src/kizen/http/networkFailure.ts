import type { KizenErrorKind } from "../errors";

/** What Node, undici and axios call the reasons for which no answer came, by `error.code`. */
const kinds: Readonly<Record<string, KizenErrorKind>> = {
  ERR_CANCELED: "cancelled",
  ECONNABORTED: "timeout",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ENOTFOUND: "hostNotFound",
  EAI_AGAIN: "hostNotFound",
  EAI_FAIL: "hostNotFound",
  EAI_NODATA: "hostNotFound",
  EAI_NONAME: "hostNotFound",
  ECONNREFUSED: "connectionRefused",
  ECONNRESET: "connectionLost",
  ENOTCONN: "connectionLost",
  EPIPE: "connectionLost",
  UND_ERR_SOCKET: "connectionLost",
  UND_ERR_CLOSED: "connectionLost",
  UND_ERR_DESTROYED: "connectionLost",
  ERR_STREAM_PREMATURE_CLOSE: "connectionLost",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "connectionLost",
  ENETUNREACH: "unreachable",
  EHOSTUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ERR_SSL_WRONG_VERSION_NUMBER: "noTls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "noTls",
  ERR_SSL_RECORD_LAYER_FAILURE: "noTls",
  EPROTO: "tlsFailed",
  CERT_HAS_EXPIRED: "certificateExpired",
  CERT_NOT_YET_VALID: "certificateNotYetValid",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificateOfAnotherHost",
  UND_ERR_HEADERS_OVERFLOW: "headersTooLarge",
  HPE_HEADER_OVERFLOW: "headersTooLarge",
  Z_DATA_ERROR: "notJson",
  Z_BUF_ERROR: "notJson",
  ERR_CONTENT_DECODING_FAILED: "notJson",
};

/** Families of codes: OpenSSL's and llhttp's are many, and each of a family means the same to a person. */
const families: readonly (readonly [pattern: RegExp, kind: KizenErrorKind])[] = [
  [/^(?:ERR_SSL_|ERR_TLS_|UND_ERR_PRX_TLS)/, "tlsFailed"],
  // OpenSSL's names for a chain that nobody vouches for (X509_V_ERR_*), as Node gives them.
  [
    /^(?:CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME_MISMATCH)/,
    "untrustedCertificate",
  ],
  [/^HPE_/, "notHttp"],
  [/^(?:ERR__ERROR_|Z_)/, "notJson"],
];

/** What tells only by its message. Nothing of an address stands in these: a host may be called "proxy". */
const messages: readonly (readonly [pattern: RegExp, kind: KizenErrorKind])[] = [
  // undici calls a proxy's refusal an abort; nobody has aborted anything.
  [/^proxy (?:response|connection|authentication|server)\b/i, "proxyRefused"],
  // axios gives up on an oversized body with a general code.
  [/^maxContentLength size/, "tooLarge"],
  [/^bad port$/, "blockedPort"],
  [/^bad (?:upgrade|response)$/, "notHttp"],
];

/** Why no complete answer came; `code` is the innermost that Node, undici or axios gave. */
export interface NetworkFailure {
  readonly kind: KizenErrorKind;
  readonly code: string | undefined;
}

/** Causes are nested: axios wraps fetch's error, which wraps the socket's, which may gather one for each address. */
function* causes(error: unknown): Generator<{ name?: unknown; code?: unknown; message?: unknown }> {
  for (let depth = 0, at: unknown = error; depth < 6 && typeof at === "object" && at !== null; depth++) {
    yield at;
    const { cause, errors } = at as { cause?: unknown; errors?: readonly unknown[] };
    at = cause ?? errors?.[0];
  }
}

/** Names the reason for which a request got no complete answer; `failed` where nobody knows it. */
export function networkFailure(error: unknown): NetworkFailure {
  let kind: KizenErrorKind = "failed";
  let given: string | undefined;
  for (const { name, code, message } of causes(error)) {
    const told = typeof message === "string" && messages.find(([pattern]) => pattern.test(message));
    if (told) return { kind: told[1], code: given };
    if (name === "AbortError") return { kind: "cancelled", code: given };
    // Later versions of undici, such as VS Code's, give this error no code.
    if (name === "HTTPParserError" && code === undefined) return { kind: "notHttp", code: given };
    if (typeof code !== "string") continue;
    given = code;
    kind = kinds[code] ?? families.find(([pattern]) => pattern.test(code))?.[1] ?? kind;
  }
  return { kind, code: given };
}
