/** What the rest may use of the Kizen API. Everything here is light; the client, with its HTTP libraries, is not. */
import type * as client from "./client";

export { pageRequest, withKey } from "./checked";
export type { Activity, Work } from "./activity";
export { environments, parseBaseUrl, type BaseUrlProblem } from "./baseUrl";
export { systemClock, type Clock } from "./clock";
export { isCancelled, isKizenError, KizenError, type KizenErrorKind } from "./errors";
export { Emitter, type Disposable, type Event } from "./event";
export { formatJson } from "./json";
export { parsePage } from "./page";
export { sortJson } from "./sortedJson";
export type { KizenClient } from "./client";
export type { Priority } from "./priority";
export type { Attempt, Transport } from "./transport";
export type {
  CallOptions,
  CompaniesApi,
  Credentials,
  CredentialValues,
  Endpoint,
  KizenRecord,
  Page,
  ReadRequest,
  UnreadPage,
} from "./types";

/** Loads axios, axios-retry and Bottleneck, which takes some 60 ms: on the first request, never at start-up. */
export function loadKizenClient(): Promise<typeof client> {
  return import("./client");
}
