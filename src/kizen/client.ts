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

export function createKizenClient(
  credentials: Credentials,
  transport: Transport,
  memory?: CompaniesMemory,
): KizenClient {
  const send = transport.sender(credentials);
  const companies = createCompanies(send, memory);
  return {
    companies,
    objects: createObjects(send),
    check: (options) => checkConnection(send, companies, options),
  };
}
