import type { PagedList } from "./pagedList";

/** Pages asked for at once; the limiter decides when each may start. */
const PAGES_AT_ONCE = 4;
/** Pages looked at for one record. A list may be longer than anybody waits, or have no end. */
const MOST_LOOKED = 2000;

export interface LocateOptions {
  readonly signal?: AbortSignal;
  /** Where the record stood when it was seen last, from 0: the search for its page begins there. */
  readonly near?: number | undefined;
  /** Called with how many pages were looked at, of how many, each time that changes. */
  readonly onProgress?: (looked: number, pages: number) => void;
}

/**
 * The page on which a record stands: a loaded one, else those near where it was seen last, else all in order. Undefined
 * where no page that was looked at holds it, or the signal aborted. Rejects with what went wrong with a page.
 */
export async function locatePage(
  list: PagedList,
  id: string,
  { signal, near = 0, onProgress }: LocateOptions = {},
): Promise<number | undefined> {
  for (const { row, page } of list.rows()) if (row.id === id) return page;
  for (let looked = 0; looked < MOST_LOOKED && signal?.aborted !== true; looked += PAGES_AT_ONCE) {
    const pages = list.missingPages(list.pageAt(near), PAGES_AT_ONCE);
    if (pages.length === 0) return undefined;
    onProgress?.(list.loadedPages, list.pageCount);
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
