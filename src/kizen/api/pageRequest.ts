import { canHeaderCarry } from "../http/cleanCredential";
import type { Credentials, CredentialValues, PageRequest } from "../types";

/** Kizen's cap (docs/kizen-api.md, Paging). */
const LARGEST_PAGE = 1000;

function checkWhole(name: string, value: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${name} must be a whole number from 1${most === Infinity ? "" : ` to ${most}`}.`);
  }
}

/** A page to ask for: pages count from 1 and hold 1 to 1000 records. Throws a RangeError for anything else. */
export function pageRequest(page: number, pageSize: number): PageRequest {
  checkWhole("A page number", page, Infinity);
  checkWhole("A page size", pageSize, LARGEST_PAGE);
  return { page, pageSize } as PageRequest;
}

/** A value of a business that cannot be sent. Its message holds none of the values. */
export class CredentialError extends RangeError {
  override readonly name = "CredentialError";

  constructor(readonly field: keyof CredentialValues) {
    super(`A business cannot be called without ${field}, or with one that no request can carry.`);
  }
}

/**
 * What a business is called with. Throws a `CredentialError` where a value is missing, or holds what a header does not
 * carry to the server as it is.
 */
export function withKey(values: CredentialValues): Credentials {
  if (!URL.canParse(values.baseUrl)) throw new CredentialError("baseUrl");
  for (const name of ["apiKey", "userId", "businessId"] as const) {
    if (!canHeaderCarry(values[name])) throw new CredentialError(name);
  }
  return values as Credentials;
}
