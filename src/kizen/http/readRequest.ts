import { encodeText } from "./encodeText";
import { KizenError, type KizenErrorFacts, type KizenErrorKind } from "../errors";
import type { ReadRequest } from "../types";

/** Path below the base URL, with its query. */
export function pathOf(request: ReadRequest): string {
  const query = Object.entries(request.query ?? {}).map(
    ([name, value]) => `${encodeText(name)}=${encodeText(value)}`,
  );
  return request.path + (query.length === 0 ? "" : `?${query.join("&")}`);
}

/** Two requests with the same key ask the same. */
export function readRequestKey(request: ReadRequest): string {
  const body = request.method === "POST" ? JSON.stringify(request.body) : "";
  return `${request.method} ${pathOf(request)} ${body}`;
}

/** What went wrong with a request to which no answer came. */
export function errorOf(
  kind: KizenErrorKind,
  request: ReadRequest,
  facts: Pick<KizenErrorFacts, "host" | "detail"> = {},
): KizenError {
  return new KizenError({ ...facts, kind, method: request.method, path: pathOf(request) });
}
