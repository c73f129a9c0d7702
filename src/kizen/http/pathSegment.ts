import { KizenError } from "../errors";
import { encodeText } from "./encodeText";

/**
 * An id or a name as one segment of a path. Throws `unusableId` for what would ask for something else: nothing and
 * dots, which every URL parser takes for a way up (also as `%2e`), and half a surrogate pair, which has no encoding.
 */
export function pathSegment(idOrName: string): string {
  if (/^\.{0,2}$/.test(idOrName) || !idOrName.isWellFormed()) {
    throw new KizenError({ kind: "unusableId", method: "GET", path: "/" });
  }
  return encodeText(idOrName);
}
