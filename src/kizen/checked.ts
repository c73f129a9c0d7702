import type { Credentials, CredentialValues, PageRequest } from "./types";

/** Kizen's cap. */
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

/** What a business is called with. Throws a RangeError, without any of the values, where one is missing. */
export function withKey(values: CredentialValues): Credentials {
  for (const name of ["baseUrl", "apiKey", "userId", "businessId"] as const) {
    if (values[name].trim() === "") throw new RangeError(`A business cannot be called without ${name}.`);
  }
  return values as Credentials;
}
