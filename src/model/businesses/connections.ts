import { cleanCredential, withKey, type Credentials, type Endpoint } from "../../kizen";
import type { Business, Businesses } from "./businesses";
import { BusinessRemovedError, MissingApiKeyError } from "./clients";
import type { CredentialStore } from "../ports";

export type { Endpoint };

export interface ConnectionsDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly credentials: CredentialStore;
  /** Starts the sample server where it does not run yet. */
  readonly sampleBaseUrl: () => Promise<string>;
}

export interface Connections {
  /** Rejects with `BusinessRemovedError` where the business is gone. */
  readonly endpointOf: (businessKey: string) => Promise<Endpoint>;
  /** Rejects with `MissingApiKeyError` where no key is stored, with `CredentialError` where a value cannot be sent. */
  readonly credentialsOf: (business: Business) => Promise<Credentials>;
}

/** Joins what is stored of a business with its key; the sample's address is known only while its server runs. */
export function createConnections(dependencies: ConnectionsDependencies): Connections {
  const { businesses, credentials, sampleBaseUrl } = dependencies;
  const endpointOf = async (businessKey: string): Promise<Endpoint> => {
    const business = businesses.get(businessKey);
    if (!business) throw new BusinessRemovedError();
    const { baseUrl, userId, businessId, isSample } = business;
    return { baseUrl: isSample ? await sampleBaseUrl() : baseUrl, userId, businessId };
  };
  return {
    endpointOf,
    credentialsOf: async ({ key }) => {
      const apiKey = await credentials.apiKeyOf(key);
      if (apiKey === undefined || apiKey === "") throw new MissingApiKeyError();
      // A key may have been stored by a version that took what was pasted as it was.
      const cleaned = cleanCredential(apiKey);
      return withKey({ ...(await endpointOf(key)), apiKey: "value" in cleaned ? cleaned.value : apiKey });
    },
  };
}
