import { isArrayBuffer } from "node:util/types";
import type { AxiosResponse } from "axios";
import { KizenError } from "../errors";
import { LongPauseError } from "../limit/longPauseError";
import type { ReadRequest } from "../types";
import { networkFailure } from "./networkFailure";
import { errorOfStatus, ResponseBody, type RawAnswer } from "./rawAnswer";
import { errorOf, pathOf } from "./readRequest";
import { readRetryAfter } from "./retryAfter";

/** A response as what Kizen answered: text and facts, nothing of axios. */
export function readResponse(request: ReadRequest, host: string, response: AxiosResponse): RawAnswer {
  return {
    method: request.method,
    path: pathOf(request),
    host,
    status: response.status,
    contentType: header(response, "content-type") ?? "",
    body: new ResponseBody(bytesOf(response.data)),
    requestId: header(response, "x-request-id"),
    retryAfter: retryAfterOf(response),
  };
}

/** None where axios gives no body, as in the answers of which nothing but a status is known. */
function bytesOf(data: unknown): Uint8Array<ArrayBuffer> {
  return isArrayBuffer(data) ? new Uint8Array(data) : new Uint8Array();
}

/** Milliseconds that a response asks to wait. */
export function retryAfterOf(response: AxiosResponse): number | undefined {
  return readRetryAfter(header(response, "retry-after"), header(response, "date"));
}

/** What went wrong: the error that was thrown, and the response that came with it, where one came. */
interface Failure {
  readonly error: unknown;
  readonly response: AxiosResponse | undefined;
  readonly isCancelled: boolean;
}

/** The edge at which axios's errors, which hold the key, are dropped. */
export function toKizenError(request: ReadRequest, host: string, failure: Failure): KizenError {
  const { error, response, isCancelled } = failure;
  if (error instanceof KizenError) return error;
  if (error instanceof LongPauseError) {
    const { method } = request;
    const { retryAfter } = error;
    return new KizenError({ kind: "rateLimited", method, path: pathOf(request), host, retryAfter });
  }
  if (response) return errorOfStatus(readResponse(request, host, response));
  if (isCancelled) return errorOf("cancelled", request, { host });
  const { kind, code } = networkFailure(error);
  // Where the sentence cannot say more, the code is what a search engine knows.
  return errorOf(kind, request, {
    host,
    detail: kind === "failed" || kind === "tlsFailed" ? code : undefined,
  });
}

function header(response: AxiosResponse, name: string): string | undefined {
  const value: unknown = (response.headers as Record<string, unknown>)[name];
  return typeof value === "string" ? value : undefined;
}
