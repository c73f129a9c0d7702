import type { CallOptions, KizenClient, KizenRecord, Page, ReadRequest, UnreadPage } from "../../kizen";
import { company } from "./company";

/** A record as a row: what a list, a picker and a hover show of it. */
export interface RecordSummary {
  readonly id: string;
  /** The name, or what stands in for it. */
  readonly label: string;
  /** Short, beside the label: the id's beginning and a telling field. */
  readonly description: string;
  /** Label and value of the fields worth a glance. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The exact JSON source. */
  readonly text: string;
}

/** A page to ask for, before anyone checked it: both count from 1. */
export interface PageNumbers {
  readonly page: number;
  readonly pageSize: number;
}

/** A kind of record, as data: everything the product needs to list, open, show and copy its records. */
export interface RecordKind {
  readonly id: string;
  /** The API name of its object in Kizen's current API. */
  readonly object: string;
  readonly label: { readonly one: string; readonly many: string };
  readonly list: (client: KizenClient, request: PageNumbers, options: CallOptions) => Promise<UnreadPage>;
  /** Has the server search; undefined where this business is not known to. */
  readonly search: (
    client: KizenClient,
    text: string,
    request: PageNumbers,
    options: CallOptions,
  ) => Promise<Page | undefined>;
  readonly get: (client: KizenClient, id: string, options: CallOptions) => Promise<KizenRecord>;
  readonly summarize: (record: KizenRecord) => RecordSummary;
  /** The request that `get` or `list` would send, for showing it to a person. */
  readonly describeGet: (client: KizenClient, id: string) => ReadRequest;
  readonly describeList: (client: KizenClient, request: PageNumbers) => ReadRequest;
}

const kinds: ReadonlyMap<string, RecordKind> = new Map([company].map((kind) => [kind.id, kind]));

/** The kinds a business shows, in the order of the sidebar. */
export const recordKinds: readonly RecordKind[] = [...kinds.values()];

export function recordKind(id: string): RecordKind | undefined {
  return kinds.get(id);
}
