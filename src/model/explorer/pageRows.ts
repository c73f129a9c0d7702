import type { PagedList } from "../collections/pagedList";
import { isKeyRefused } from "../errorText";
import { collectionKey, recordKey, type RecordRef } from "../recordRef";
import type {
  CollectionNode,
  ExplorerNode,
  MessageName,
  MessageNode,
  PageNode,
  RecordNode,
  StageNode,
} from "./explorerNodes";

/** Rows of a page that are shown; Kizen sends no more, but another server may send all it has. */
const MOST_ROWS = 1000;

/** What a page of a list shows below it: its records, or why there are none, or not all. */
export function pageRows(
  list: PagedList,
  page: number,
  parent: CollectionNode | StageNode | PageNode,
): ExplorerNode[] {
  const { businessKey, collection } = parent;
  const { rows = [], error, isLoading } = list.page(page);
  const isEmpty = list.page(page).rows?.length === 0;
  const message = (name: MessageName) => messageNode(parent, `${page}/${name}`, name, error);
  const failed = error !== undefined && !isLoading;
  const seen = new Map<string, number>();
  return [
    ...(failed ? [message("error"), message("retry")] : []),
    ...(failed && isKeyRefused(error) ? [message("replaceApiKey")] : []),
    ...rows.slice(0, MOST_ROWS).map((summary): RecordNode => {
      const ref: RecordRef = { businessKey, kind: collection.kind, id: summary.id };
      // A page may hold an id twice; a second row with the same tree id would break the whole level.
      const repetition = seen.get(summary.id) ?? 0;
      seen.set(summary.id, repetition + 1);
      const place = recordKey({ ...collection, id: summary.id });
      const nodeId = `${place}/${page}${repetition === 0 ? "" : `/${repetition}`}`;
      return { type: "record", nodeId, businessKey, ref, summary, parent };
    }),
    ...(rows.length > MOST_ROWS ? [message("cut")] : []),
    ...(isEmpty && !failed ? [message("empty")] : []),
  ];
}

/** What stands below the last page of a list that ends otherwise than the server said. */
export function listEnd(list: PagedList, parent: CollectionNode | StageNode): MessageNode[] {
  const message = (name: MessageName) => messageNode(parent, `list/${name}`, name);
  if (list.isStopped) return [message("stopped"), message("retry")];
  return list.isCut ? [message("cut")] : [];
}

function messageNode(
  parent: CollectionNode | StageNode | PageNode,
  place: string,
  message: MessageName,
  error?: unknown,
): MessageNode {
  const { businessKey, collection } = parent;
  return {
    type: "message",
    nodeId: `${collectionKey(collection)}/${place}`,
    businessKey,
    message,
    error,
    parent,
  };
}
