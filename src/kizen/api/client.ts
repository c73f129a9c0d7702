import { createActivities, type Activities } from "./activities";
import { createAutomations, type Automations } from "./automations";
import { createCompanies, type CompaniesMemory } from "./companies";
import { checkConnection, type ConnectionCheck } from "./connectionCheck";
import { createObjects, type Objects } from "./objects";
import { createPeople, type People } from "./people";
import { createRecords, objectRoutes, type RecordFilter, type Records } from "./records";
import type { Transport } from "../http/transport";
import type { CallOptions, Credentials } from "../types";

export { createTransport } from "../http/transport";

/** Everything the product asks Kizen for one business. */
export interface KizenClient {
  readonly companies: Records;
  readonly objects: Objects;
  readonly activities: Activities;
  readonly automations: Automations;
  readonly people: People;
  /** The records of any object of the current API, all of them or those that a filter lets through. */
  records(object: string, filter?: RecordFilter): Records;
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
    activities: createActivities(send),
    automations: createAutomations(send),
    people: createPeople(send),
    records: (object, filter) => createRecords(send, [objectRoutes(object, filter)]),
    check: (options) => checkConnection(send, companies, options),
  };
}
