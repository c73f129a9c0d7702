import { createCompanies, type Companies, type CompaniesMemory } from "./companies";
import { checkConnection, type ConnectionCheck } from "./me";
import { createObjects, type Objects } from "./objects";
import type { Transport } from "./transport";
import type { CallOptions, Credentials } from "./types";

export { createTransport } from "./transport";

/** Everything the product asks Kizen for one business. */
export interface KizenClient {
  readonly companies: Companies;
  readonly objects: Objects;
  /** Tries host, key, user id and business id. */
  check(options?: CallOptions): Promise<ConnectionCheck>;
}

/** `signal` ends everything that the client has under way. */
export function createKizenClient(
  credentials: Credentials,
  transport: Transport,
  { signal, ...memory }: CompaniesMemory & { readonly signal?: AbortSignal } = {},
): KizenClient {
  const send = transport.sender(credentials, signal);
  const companies = createCompanies(send, memory);
  return {
    companies,
    objects: createObjects(send),
    check: (options) => checkConnection(send, companies, options),
  };
}
