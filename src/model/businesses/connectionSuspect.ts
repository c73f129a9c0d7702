import { isKizenError, type CredentialValues, type KizenErrorKind } from "../../kizen";

/** Which of the values a person typed is most likely the wrong one. */
export type Suspect = "host" | "apiKey" | "userId" | "businessId";

const HOST_FAULTS: ReadonlySet<KizenErrorKind> = new Set([
  "webApp",
  "notJson",
  "redirected",
  "hostNotFound",
  "connectionRefused",
  "untrustedCertificate",
  "notFound",
  "methodNotAllowed",
]);

/** All ids that Kizen showed are UUIDs; another form is worth a hint, not a refusal. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a refusal. Kizen has one documented word (`missing_business_context`) and otherwise only sentences, so what the
 * sentence speaks of decides, then the form of the ids, then experience: a 401 is mostly the key, a 403 the business.
 * Undefined where none of the values can be blamed, as with a time-out.
 */
export function connectionSuspect(error: unknown, credentials: CredentialValues): Suspect | undefined {
  if (!isKizenError(error)) return undefined;
  if (HOST_FAULTS.has(error.kind)) return "host";
  if (error.kind !== "unauthorized" && error.kind !== "forbidden") return undefined;
  const stated = `${error.code ?? ""} ${error.detail ?? ""}`.toLowerCase();
  if (stated.includes("missing_business_context")) return "businessId";
  if (/\buser\b/.test(stated)) return "userId";
  if (/\bbusiness\b/.test(stated)) return "businessId";
  if (/\bkey\b/.test(stated)) return "apiKey";
  if (!UUID.test(credentials.businessId)) return "businessId";
  if (!UUID.test(credentials.userId)) return "userId";
  return error.kind === "forbidden" ? "businessId" : "apiKey";
}
