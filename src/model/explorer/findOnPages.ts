import { locatePage, type LocateOptions } from "../collections/locatePage";
import type { PagedList } from "../collections/pagedList";
import type { CollectionNode, PageNode, RecordNode, StageNode } from "./explorerNodes";
import { pageRows } from "./pageRows";

/** A row that a list hangs on. */
type ListRow = CollectionNode | StageNode;

/** The row of a record on one of the pages below some rows, which are looked through one after the other. */
export async function findOnPages(
  rows: readonly ListRow[],
  id: string,
  tree: {
    readonly list: (row: ListRow) => PagedList;
    readonly page: (row: ListRow, page: number) => PageNode;
  },
  options: LocateOptions,
): Promise<RecordNode | undefined> {
  for (const row of rows) {
    const list = tree.list(row);
    const page = await locatePage(list, id, options);
    if (page === undefined) continue;
    const records = pageRows(list, page, list.pageCount === 1 ? row : tree.page(row, page));
    return records.find((one): one is RecordNode => one.type === "record" && one.ref.id === id);
  }
  return undefined;
}
