import { encodeText } from "../../kizen";
import { environments, isKizenError } from "../../kizen";
import type { ApiMemory } from "../businesses/apiMemory";
import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import type { RecordKinds } from "../kinds/recordKinds";
import type { RecordRef } from "../recordRef";

/** Where a record is in Kizen's web app, or why that is not known. */
export type WebAddress =
  | { readonly url: string }
  /** The host of the business's API belongs to no web app that is known. */
  | { readonly problem: "unknownHost" }
  /** This business does not tell the UUID of the object, which is part of the address. */
  | { readonly problem: "unknownObject" }
  /** The person's own template makes no address. */
  | { readonly problem: "badTemplate" };

export interface WebAddressDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly apiMemory: Pick<ApiMemory, "objectIds" | "setObjectId">;
  readonly clients: Pick<Clients, "of">;
  readonly kinds: Pick<RecordKinds, "get">;
  /** The person's own template; empty where there is none. */
  readonly template: () => string;
}

/** Makes the address of a record. Rejects where Kizen must be asked and cannot be reached. */
export type WebAddressOf = (
  ref: RecordRef,
  options?: { readonly signal?: AbortSignal },
) => Promise<WebAddress>;

/** The addresses of records; the UUIDs of objects, which they need, are asked for once a business. */
export function createWebAddresses({
  businesses,
  apiMemory,
  clients,
  kinds,
  template,
}: WebAddressDependencies): WebAddressOf {
  const objectId = async ({ businessKey }: RecordRef, object: string, signal: AbortSignal | undefined) => {
    const known = apiMemory.objectIds(businessKey)[object];
    if (known !== undefined) return known;
    try {
      const client = await clients.of(businessKey);
      const { id } = await client.objects.get(object, { signal, priority: "interactive" });
      if (id === "") return undefined;
      apiMemory.setObjectId(businessKey, object, id);
      return id;
    } catch (error) {
      // A business of the old API only, or a user who may not see objects: no retry would help.
      if (isKizenError(error) && NOT_OFFERED.has(error.kind)) return undefined;
      throw error;
    }
  };

  return async (ref, { signal } = {}) => {
    const { object, webPath } = kinds.get(ref);
    const customTemplate = template().trim();
    if (customTemplate !== "") return fillTemplate(customTemplate, object, ref.id);
    const host = webAppOf(businesses.get(ref.businessKey)?.baseUrl ?? "");
    if (host === undefined) return { problem: "unknownHost" };
    const short = webPath(ref.id);
    if (short !== undefined) return { url: host + short };
    const uuid = await objectId(ref, object, signal);
    const path = uuid === undefined ? undefined : webPath(ref.id, uuid);
    return path === undefined ? { problem: "unknownObject" } : { url: host + path };
  };
}

const NOT_OFFERED: ReadonlySet<string> = new Set(["notFound", "methodNotAllowed", "forbidden"]);

/** The web app that belongs to an API. The two follow no rule, so hosts that Kizen does not list are unknown. */
function webAppOf(baseUrl: string): string | undefined {
  return environments.find((environment) => environment.baseUrl === baseUrl)?.webApp;
}

/**
 * The address that a template makes: `{collection}` is the API name of the record's object, `{id}` the record's id. Only
 * web addresses that name the record are taken, and no value can become more than a part of one.
 */
function fillTemplate(template: string, object: string, id: string): WebAddress {
  const url = template
    .replaceAll("{collection}", () => encodeText(object))
    .replaceAll("{id}", () => encodeText(id));
  const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
  // A host from a record would be the server's choice of where the browser goes.
  const namesHost = !/^[a-z]+:\/\/[^/?#]*\{/i.test(template);
  return isWeb && namesHost && template.includes("{id}") ? { url } : { problem: "badTemplate" };
}
