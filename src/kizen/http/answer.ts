import { KizenError, type KizenErrorKind } from "../errors";
import type { Answer, ReadRequest } from "../types";
import { beginsAsJson, readJson, type RawAnswer } from "./rawAnswer";
import { withoutSecret } from "./withoutSecret";

/**
 * An answer with a status that means success. A page of HTML is told at once: whoever sends takes an answer for a sign
 * that this route exists.
 */
export function createAnswer(request: ReadRequest, raw: RawAnswer, apiKey: string): Answer {
  const { status, body, requestId } = raw;
  const { method, path, host } = raw;
  let value = beginsAsJson(body) ? undefined : readJson(raw);
  return {
    request,
    status,
    bytes: body.bytes,
    get text() {
      return body.text;
    },
    requestId,
    get value() {
      try {
        return (value ??= readJson(raw));
      } catch (error) {
        throw error instanceof KizenError ? withoutSecret(error, apiKey) : error;
      }
    },
    toError: (kind: KizenErrorKind, detail?: string) =>
      withoutSecret(new KizenError({ kind, method, path, host, status, requestId, detail }), apiKey),
  };
}
