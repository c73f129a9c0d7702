import type { PagedList } from "./pagedList";

/** Pages asked for at once; the limiter decides when each may start. */
const PAGES_AT_ONCE = 4;

export interface LocateOptions {
  readonly signal?: AbortSignal;
  /** Where the record stood when it was seen last, from 0: the search for its page begins there. */
  readonly near?: number | undefined;
  /** Called with how many pages were looked at, of how many, each time that changes. */
  readonly onProgress?: (looked: number, pages: number) => void;
}

/**
 * The page on which a record stands: a loaded one, else those near where it was seen last, else all in order. Undefined
 * where no page holds it, or the signal aborted. Rejects with what went wrong with a page.
 */
export async function locatePage(
  list: PagedList,
  id: string,
  { signal, near = 0, onProgress }: LocateOptions = {},
): Promise<number | undefined> {
  for (const { row, page } of list.rows()) if (row.id === id) return page;
  const start = Math.floor(near / list.pageSize) + 1;
  while (signal?.aborted !== true) {
    const missing = list.missingPages;
    if (missing.length === 0) return undefined;
    onProgress?.(list.pageCount - missing.length, list.pageCount);
    const pages = missing.sort((a, b) => Math.abs(a - start) - Math.abs(b - start)).slice(0, PAGES_AT_ONCE);
    await Promise.all(
      pages.map((page) => list.load(page, { ...(signal && { signal }), priority: "nextPage" })),
    );
    for (const page of pages) {
      const { rows, error } = list.page(page);
      if (rows?.some((row) => row.id === id)) return page;
      if (error !== undefined) throw error as Error;
    }
  }
  return undefined;
}
