import type { Credentials } from "../kizen";
import type { Business } from "./businesses";
import { MissingApiKeyError } from "./clients";
import type { CredentialStore } from "./host";

/** Where a business is reached and as whom: everything but the key. */
export type Endpoint = Omit<Credentials, "apiKey">;

export interface ConnectionsDependencies {
  readonly credentials: CredentialStore;
  /** Starts the sample server where it does not run yet. */
  readonly sampleBaseUrl: () => Promise<string>;
}

export interface Connections {
  endpointOf(business: Business): Promise<Endpoint>;
  /** Rejects with `MissingApiKeyError` where no key is stored. */
  credentialsOf(business: Business): Promise<Credentials>;
}

/** Joins what is stored of a business with its key; the sample's address is known only while its server runs. */
export function createConnections({ credentials, sampleBaseUrl }: ConnectionsDependencies): Connections {
  const endpointOf = async ({ baseUrl, userId, businessId, isSample }: Business): Promise<Endpoint> => ({
    baseUrl: isSample ? await sampleBaseUrl() : baseUrl,
    userId,
    businessId,
  });
  return {
    endpointOf,
    credentialsOf: async (business) => {
      const apiKey = await credentials.apiKeyOf(business.key);
      if (apiKey === undefined || apiKey === "") throw new MissingApiKeyError();
      return { ...(await endpointOf(business)), apiKey };
    },
  };
}
