import { isKizenError, type KizenErrorKind } from "../../kizen";

/** Which of the values a person typed is most likely the wrong one. */
export type Suspect = "host" | "apiKey" | "userId" | "businessId";

const HOST_FAULTS: ReadonlySet<KizenErrorKind> = new Set([
  "webApp",
  "notJson",
  "redirected",
  "hostNotFound",
  "connectionRefused",
  "unreachable",
  "noTls",
  "tlsFailed",
  "certificateExpired",
  "certificateNotYetValid",
  "certificateOfAnotherHost",
  "untrustedCertificate",
  "notHttp",
  "headersTooLarge",
  "blockedPort",
  "notFound",
  "methodNotAllowed",
]);

/** What a refusal's sentence may speak of; the first of them is what it is about. */
const MENTIONS = /\b(?:(?<businessId>business)|(?<userId>user)|(?<apiKey>key|token))(?:[ _]?id)?\b/i;

/**
 * Which value a refusal is about, as far as it says so itself: Kizen has one code for it
 * (`missing_business_context`) and otherwise sentences (docs/kizen-api.md, Answers). Undefined where it does not say,
 * or where no value can be blamed, as with a time-out: a guess sends people to correct what is right.
 */
export function connectionSuspect(error: unknown): Suspect | undefined {
  if (!isKizenError(error)) return undefined;
  if (HOST_FAULTS.has(error.kind)) return "host";
  if (error.kind !== "unauthorized" && error.kind !== "forbidden") return undefined;
  if (error.code === "missing_business_context") return "businessId";
  const { businessId, userId, apiKey } = MENTIONS.exec(error.detail ?? "")?.groups ?? {};
  if (businessId !== undefined) return "businessId";
  if (userId !== undefined) return "userId";
  return apiKey === undefined ? undefined : "apiKey";
}

/** The same where only the key is new, and the ids were accepted before. */
export function keySuspect(error: unknown): "host" | "apiKey" | undefined {
  if (statusOfRefusal(error) !== undefined) return "apiKey";
  return connectionSuspect(error) === "host" ? "host" : undefined;
}

/** The HTTP status with which Kizen refused the values together; undefined for every other failure. */
export function statusOfRefusal(error: unknown): number | undefined {
  if (!isKizenError(error)) return undefined;
  return error.kind === "unauthorized" || error.kind === "forbidden" ? error.status : undefined;
}
