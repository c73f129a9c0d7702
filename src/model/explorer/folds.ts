/** Pages, or folds of pages, right below a list: more rows than that nobody looks through. */
const MOST_ON_LEVEL = 1000;
/** Rows in a fold. */
const FOLDED = 100;

/** Neighbouring pages that stand in one row. */
export interface Fold {
  readonly first: number;
  /** How many, where the list is long enough; one is a page by itself. */
  readonly size: number;
}

/** The rows for pages: one each, or where there are too many for a level, folds of a hundred, or of hundreds of those. */
export function foldsOf({ pageCount, within }: { pageCount: number; within?: Fold | undefined }): Fold[] {
  const first = within?.first ?? 1;
  const last = within ? Math.min(first + within.size - 1, pageCount) : pageCount;
  const size = within ? within.size / FOLDED : topSize(pageCount);
  return Array.from({ length: Math.max(0, Math.ceil((last - first + 1) / size)) }, (_, index) => {
    return { first: first + index * size, size };
  });
}

/** The fold that a page, or a fold of pages, stands in; undefined where that is the list itself. */
export function foldAround({ first, size }: Fold, pageCount: number): Fold | undefined {
  if (size >= topSize(pageCount)) return undefined;
  const larger = size * FOLDED;
  return { first: Math.floor((first - 1) / larger) * larger + 1, size: larger };
}

function topSize(pageCount: number): number {
  let size = 1;
  while (pageCount / size > MOST_ON_LEVEL) size *= FOLDED;
  return size;
}
