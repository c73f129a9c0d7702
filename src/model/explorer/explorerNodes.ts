import type { Fold } from "./folds";
import type { PagedList } from "../collections/pagedList";
import type { RecordSummary } from "../kinds/recordKind";
import type { BusinessNode } from "./businessNode";
import type { SchemaNode } from "./schemaNode";
import { collectionKey, type CollectionRef, type ListRef, type RecordRef } from "../recordRef";

/** A row of the sidebar. `nodeId` is stable and unique in the whole tree: expansion and selection hang on it. */
export type ExplorerNode =
  | BusinessNode
  | CollectionNode
  | StageNode
  | MoreNode
  | FoldNode
  | PageNode
  | RecordNode
  | SchemaNode
  | MessageNode;

interface Node {
  readonly nodeId: string;
  readonly businessKey: string;
}

/** All records of one kind. */
export interface CollectionNode extends Node {
  readonly type: "collection";
  readonly collection: CollectionRef;
}

/** The records of a pipeline in one stage. */
export interface StageNode extends Node {
  readonly type: "stage";
  readonly collection: ListRef;
}

/** The collections that are too many to stand below their business. */
export interface MoreNode extends Node {
  readonly type: "more";
  readonly parent: BusinessNode;
}

/** Neighbouring pages in one row, where a list has too many of them for one level. */
export interface FoldNode extends Node {
  readonly type: "fold";
  readonly collection: ListRef;
  readonly fold: Fold;
}

export interface PageNode extends Node {
  readonly type: "page";
  readonly collection: ListRef;
  readonly page: number;
}

export interface RecordNode extends Node {
  readonly type: "record";
  readonly ref: RecordRef;
  readonly summary: Omit<RecordSummary, "text">;
  readonly parent: CollectionNode | StageNode | PageNode;
}

export type MessageName =
  | "empty"
  | "error"
  | "retry"
  | "replaceApiKey"
  | "reading"
  | "noMatch"
  /** The list ends here, because the server has nothing new to give, though it said so. */
  | "stopped"
  /** There is more than these rows: of a page, or of a list. */
  | "cut"
  /** Some entries of a list could not be read. */
  | "partial"
  /** There are more records than are read of one list. */
  | "tooLong"
  /** A business has no objects, or none that its user may see. */
  | "noObjects"
  /** All collections of a business are hidden. */
  | "hidden";

/** A row in place of records: an error with what to do about it, that there is nothing, or not all. */
export interface MessageNode extends Node {
  readonly type: "message";
  readonly message: MessageName;
  readonly error?: unknown;
  readonly parent: BusinessNode | CollectionNode | StageNode | PageNode | SchemaNode;
}

/** What the row of a page, or of a fold of pages, shows of itself. */
export interface PageOutline {
  /** Position of its first and last record in the whole list, from 1. */
  readonly from: number;
  readonly to: number;
  /** Names of its first and last record, once loaded. */
  readonly names: readonly [first: string, last: string] | undefined;
}

/** What pages of a list show of themselves. */
export function listOutline(list: PagedList, { first, size }: Fold): PageOutline {
  const last = Math.min(first + size - 1, list.pageCount);
  const from = list.startOf(first) + 1;
  const rows = list.page(last).rows;
  const to = rows
    ? list.startOf(last) + rows.length
    : Math.min(list.startOf(last + 1), list.count ?? Infinity);
  const [start, end] = [list.page(first).rows?.[0], rows?.at(-1)];
  return { from, to: Math.max(from, to), names: start && end ? [start.label, end.label] : undefined };
}

/** The pages that a row is for. */
export function foldOf(node: FoldNode | PageNode): Fold {
  return node.type === "page" ? { first: node.page, size: 1 } : node.fold;
}

/** Whether a row is for a page that stands in a fold. */
export function isWithin(node: ExplorerNode | undefined, fold: ExplorerNode): boolean {
  if (node?.type !== "page" || fold.type !== "fold") return false;
  const { first, size } = fold.fold;
  const isOfList = collectionKey(node.collection) === collectionKey(fold.collection);
  return isOfList && node.page >= first && node.page < first + size;
}
