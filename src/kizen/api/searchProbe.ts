import { isCancelled, isKizenError } from "../errors";
import { readPage } from "./page";
import type { CallOptions, Send } from "../types";

/** A text that no company answers to. */
const NOBODY = "kizen-explorer-9f2c61b7d4e8";

/**
 * Finds out once whether `GET /company` honours `search`, which is unknown (docs/kizen-api.md, Two generations): asked
 * for a company that does not exist, a server that searches answers with none. An answer other than that, or a
 * refusal, means that it does not; where no answer came, the next call asks again.
 */
export function createSearchProbe(send: Send): (options?: CallOptions) => Promise<boolean> {
  let searches: boolean | undefined;
  return async (options) => {
    if (searches !== undefined) return searches;
    try {
      const query = { page: 1, page_size: 1, search: NOBODY };
      const answer = await send({ method: "GET", path: "/company", query }, options);
      searches = readPage(answer, 1).records.length === 0;
    } catch (error) {
      if (isCancelled(error) || !isKizenError(error) || error.status === undefined || error.status >= 429)
        return false;
      searches = false;
    }
    return searches;
  };
}
