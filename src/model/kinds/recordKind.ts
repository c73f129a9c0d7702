import type { KizenClient, RecordFilter, Records } from "../../kizen";

/** API name and text of a field. */
export type Fact = readonly [name: string, value: string];

/** What tells a record from others: what an index keeps of it. */
export interface RecordIdentity {
  readonly id: string;
  /** The name, or what stands in for it. */
  readonly label: string;
  /** Short, beside the label: the id's beginning and a telling field. */
  readonly description: string;
  /** What tells it from records of the same name, best first, and when it was created: the same wherever it is shown. */
  readonly fields: readonly Fact[];
}

/** A record as a row: what a list, a picker and a hover show of it. */
export interface RecordSummary extends RecordIdentity {
  /** `fields`, and further fields worth a glance. */
  readonly facts: readonly Fact[];
  /** The exact JSON source. */
  readonly text: string;
}

/** A page to ask for, before anyone checked it: both count from 1. */
export interface PageNumbers {
  readonly page: number;
  readonly pageSize: number;
}

/**
 * The API names of the fields that rows are made of. All are a chance: what a record does not have is passed over. Plain
 * data, because pages are read in another thread.
 */
export interface SummaryFields {
  /** Where the name may be, best first. */
  readonly label: readonly string[];
  /** What tells records of one name apart, best first. */
  readonly telling: readonly string[];
  /** Those among the telling ones by whose words a record is found. */
  readonly searched: readonly string[];
}

/** What a kind is called: of those the product knows itself in English, of others in the words of their business. */
export interface KindLabel {
  readonly one: string;
  readonly many: string;
}

/** A kind of record of a business, as data: everything the product needs to list, open, show and copy its records. */
export interface RecordKind {
  /** Part of stored state and addresses; the API name of its object but for companies. */
  readonly id: string;
  /** The API name of its object in Kizen's current API. */
  readonly object: string;
  readonly label: KindLabel;
  /** The name of a product icon. */
  readonly icon: string;
  /** All of them, or those that a filter lets through. */
  readonly records: (client: KizenClient, filter?: RecordFilter) => Records;
  readonly summary: SummaryFields;
  /**
   * A record's path in the web app (docs/kizen-api.md, Web app); undefined where that needs the UUID of the object and
   * none is given.
   */
  readonly webPath: (recordId: string, objectId?: string) => string | undefined;
}
