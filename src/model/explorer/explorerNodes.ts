import type { PagedList } from "../collections/pagedList";
import type { RecordKind, RecordSummary } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

/** A row of the sidebar. `nodeId` is stable and unique in the whole tree: expansion and selection hang on it. */
export type ExplorerNode = BusinessNode | CollectionNode | PageNode | RecordNode | MessageNode;

interface Node {
  readonly nodeId: string;
  readonly businessKey: string;
}

export interface BusinessNode extends Node {
  readonly type: "business";
}

/** All records of one kind. */
export interface CollectionNode extends Node {
  readonly type: "collection";
  readonly kind: RecordKind;
}

export interface PageNode extends Node {
  readonly type: "page";
  readonly kind: RecordKind;
  readonly page: number;
}

export interface RecordNode extends Node {
  readonly type: "record";
  readonly ref: RecordRef;
  readonly summary: Omit<RecordSummary, "text">;
  readonly parent: CollectionNode | PageNode;
}

/** A row in place of records: an error with what to do about it, or that there is nothing. */
export interface MessageNode extends Node {
  readonly type: "message";
  readonly message: "empty" | "error" | "retry" | "replaceApiKey" | "reading" | "noMatch";
  readonly error?: unknown;
  readonly parent: CollectionNode | PageNode;
}

/** What a page node shows of itself. */
export interface PageOutline {
  /** Position of its first and last record in the whole list, from 1. */
  readonly from: number;
  readonly to: number;
  /** Names of its first and last record, once loaded. */
  readonly names: readonly [first: string, last: string] | undefined;
}

/** What a page of a list shows of itself. */
export function listOutline(list: PagedList, page: number): PageOutline {
  const { rows } = list.page(page);
  const from = (page - 1) * list.pageSize + 1;
  const full = from + list.pageSize - 1;
  const to = rows && rows.length > 0 ? from + rows.length - 1 : Math.min(full, list.count ?? full);
  const [first, last] = [rows?.[0], rows?.at(-1)];
  return { from, to, names: first && last ? [first.label, last.label] : undefined };
}
