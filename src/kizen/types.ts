import type { ReadPostPath } from "./api/readPosts";
import type { KizenError, KizenErrorKind } from "./errors";
import type { Priority } from "./limit/priority";

declare const checked: unique symbol;

/** A value that a function of this library has looked at: nothing else has this type. */
type Checked<T> = T & { readonly [checked]: true };

/** Where a business is reached and as whom: everything but the key. None of it is secret. */
export interface Endpoint {
  /** As `parseBaseUrl` made it: ends in `/api`, without a slash behind. */
  readonly baseUrl: string;
  readonly userId: string;
  readonly businessId: string;
}

/** As someone typed them or stored them; each may be empty. */
export interface CredentialValues extends Endpoint {
  readonly apiKey: string;
}

/** What every request must carry (docs/kizen-api.md, Headers). Made by `withKey`, so there always is a key. */
export type Credentials = Checked<CredentialValues>;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Default `interactive`. */
  readonly priority?: Priority | undefined;
}

/** One record as the server sent it. */
export interface KizenRecord {
  /** The id's exact characters, also where it is a number beyond 2^53. Empty where the record has none. */
  readonly id: string;
  /** The record's JSON source, a slice of the answer. */
  readonly text: string;
  /** The same, parsed: for looking at names and labels, not for showing numbers. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** Made by `pageRequest`. */
export type PageRequest = Checked<{
  /** 1 for the first page. */
  readonly page: number;
  /** 1 to 1000 (Kizen's cap). */
  readonly pageSize: number;
}>;

export interface Page {
  readonly number: number;
  readonly records: readonly KizenRecord[];
  /** How many there are in all; one of Kizen's paginators leaves it out. */
  readonly count: number | undefined;
  readonly hasNext: boolean;
}

/** A page as it came, for whoever reads it in another thread. */
export interface UnreadPage {
  readonly number: number;
  /** The answer, neither decoded nor parsed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Reads it here; throws a `KizenError` where the answer is no page. */
  read(): Page;
}

/** Which of Kizen's two API generations serves companies. */
export type CompaniesApi = "v2" | "records";

/** All this client sends are reads, which is what makes trying again safe. */
export type ReadRequest =
  | { readonly method: "GET"; readonly path: `/${string}`; readonly query?: Query }
  | {
      readonly method: "POST";
      readonly path: ReadPostPath;
      readonly query?: Query;
      readonly body: Readonly<Record<string, unknown>>;
    };

type Query = Readonly<Record<string, string | number>>;

/** An answer with a status that means success. */
export interface Answer {
  readonly request: ReadRequest;
  readonly status: number;
  /** What came, as it came. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same as text, decoded when this is first looked at. */
  readonly text: string;
  /** The text, parsed when this is first looked at; throws a `KizenError` where it is not JSON. */
  readonly value: unknown;
  readonly requestId: string | undefined;
  /** An error about this answer. What the server stated is cut, and the key hidden where it stands in that. */
  toError(kind: KizenErrorKind, detail?: string): KizenError;
}

/**
 * Sends a request for one business; rejects with `KizenError` only, and throws nothing else where the answer is looked
 * at.
 */
export type Send = (request: ReadRequest, options?: CallOptions) => Promise<Answer>;
