import { createCompanies, type Companies, type CompaniesMemory } from "./companies";
import { checkConnection, type ConnectionCheck } from "./me";
import type { Transport } from "./transport";
import type { CallOptions, Credentials } from "./types";

export { createTransport } from "./transport";

/** Everything the product asks Kizen for one business. */
export interface KizenClient {
  readonly companies: Companies;
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
  return { companies, check: (options) => checkConnection(send, companies, options) };
}
