import { readRecord } from "./page";
import type { CallOptions, KizenRecord, Send } from "./types";

/** The objects of a business: what the current API calls the kinds of records it has. */
export interface Objects {
  /**
   * One object by its API name or its UUID. Its `id` is the UUID, which differs per business. A name that does not
   * exist is `notFound`.
   */
  get(nameOrId: string, options?: CallOptions): Promise<KizenRecord>;
}

export function createObjects(send: Send): Objects {
  return {
    get: async (nameOrId, options) =>
      readRecord(
        await send({ method: "GET", path: `/custom-objects/${encodeURIComponent(nameOrId)}` }, options),
      ),
  };
}
