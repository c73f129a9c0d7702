import type { KizenErrorKind } from "./errors";

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
  ECONNREFUSED: "connectionRefused",
  ECONNRESET: "connectionLost",
  EPIPE: "connectionLost",
  UND_ERR_SOCKET: "connectionLost",
  ERR_STREAM_PREMATURE_CLOSE: "connectionLost",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "connectionLost",
  ENETUNREACH: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  DEPTH_ZERO_SELF_SIGNED_CERT: "untrustedCertificate",
  SELF_SIGNED_CERT_IN_CHAIN: "untrustedCertificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "untrustedCertificate",
  UNABLE_TO_GET_ISSUER_CERT: "untrustedCertificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "untrustedCertificate",
  CERT_HAS_EXPIRED: "untrustedCertificate",
  ERR_TLS_CERT_ALTNAME_INVALID: "untrustedCertificate",
  Z_DATA_ERROR: "notJson",
  Z_BUF_ERROR: "notJson",
  ERR_CONTENT_DECODING_FAILED: "notJson",
};

/** Causes are nested: axios wraps fetch's error, which wraps the socket's, which may gather one for each address. */
function* causes(error: unknown): Generator<{ name?: unknown; code?: unknown; message?: unknown }> {
  for (let depth = 0, at: unknown = error; depth < 6 && typeof at === "object" && at !== null; depth++) {
    yield at;
    const { cause, errors } = at as { cause?: unknown; errors?: readonly unknown[] };
    at = cause ?? errors?.[0];
  }
}

/** Names the reason for which a request got no complete answer. */
export function networkErrorKind(error: unknown): KizenErrorKind {
  let kind: KizenErrorKind = "unreachable";
  for (const { name, code, message } of causes(error)) {
    // undici calls a proxy's refusal an abort; nobody has aborted anything.
    if (typeof message === "string" && /proxy/i.test(message)) return "proxyRefused";
    if (name === "AbortError") return "cancelled";
    const known = typeof code === "string" ? kinds[code] : undefined;
    // axios gives up on an oversized body with a general code; only its message tells.
    if (typeof message === "string" && message.startsWith("maxContentLength size")) return "tooLarge";
    if (known) kind = known;
  }
  return kind;
}
