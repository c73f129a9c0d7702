/** What the rest may use of the Kizen API. Everything here is light; the client, with its HTTP libraries, is not. */
import type * as client from "./api/client";

export { CredentialError, pageRequest, withKey } from "./api/pageRequest";
export type { Activity, ActiveRequest } from "./http/activity";
export { environments, parseBaseUrl, type BaseUrlProblem } from "./http/baseUrl";
export { cleanCredential, type CredentialProblem } from "./http/cleanCredential";
export { encodeText } from "./http/encodeText";
export { systemClock, type Clock } from "./limit/clock";
export { isCancelled, isKizenError, KizenError, type KizenErrorKind } from "./errors";
export { Emitter, type Disposable, type Event } from "./event";
export { parsePage } from "./api/page";
export type { KizenClient } from "./api/client";
export { isVisible } from "./api/visible";
export type { RecordFilter, Records } from "./api/records";
export type {
  ActivityTypeInfo,
  AutomationInfo,
  CategoryInfo,
  FieldInfo,
  Listing,
  ObjectInfo,
  OptionInfo,
  PersonInfo,
  RoleInfo,
  StageInfo,
} from "./api/schemaTypes";
export type { Priority } from "./limit/priority";
export type { Attempt } from "./http/axiosInstance";
export type { Transport } from "./http/transport";
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
  return import("./api/client");
}
