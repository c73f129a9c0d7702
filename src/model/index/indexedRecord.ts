import type { Fact } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

/** What the index keeps of a record: enough to find and recognise it, not its JSON. */
export interface IndexedRecord {
  readonly ref: RecordRef;
  /** The name, or what stands in for it. */
  readonly label: string;
  /** Short, beside the label: the id's beginning and a telling field. */
  readonly description: string;
  /** The few short fields that tell records apart, such as `email`, `domains` and `created`. */
  readonly fields: readonly Fact[];
}

/** A record that answers a query. */
export interface Match {
  readonly record: IndexedRecord;
  /** Smaller is better; answers of several indexes to one query can be merged by it. */
  readonly rank: number;
}

export interface SearchOptions {
  /** Matches wanted at most. */
  readonly limit: number;
  /** Ids of records used lately, latest first: among equally good matches they come first. */
  readonly recentIds?: readonly string[];
}
