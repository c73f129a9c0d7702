import { isKizenError, type CallOptions } from "../../kizen";
import type { PageNumbers } from "../kinds/recordKind";
import type { PageDigest } from "./pageDigest";
import type { ReadingPass } from "./readingPass";

/** Pages under way at once. With answers after 300 ms that is what the limit lets through. */
const PAGES_AT_ONCE = 6;

export type LoadIndexPage = (request: PageNumbers, options: CallOptions) => Promise<PageDigest>;

export interface ReadPagesOptions {
  readonly load: LoadIndexPage;
  /**
   * Takes a page in and tells how many of its records are new to the reading; one at a time, so that its slices are the
   * most that ever runs between two events.
   */
  readonly take: (page: PageDigest) => Promise<number>;
  /** A page was taken in, and the reading knows. */
  readonly onPage: () => void;
  readonly signal: AbortSignal;
}

/**
 * Reads the pages that a reading still lacks, several side by side, behind all other requests. Resolves with the
 * error at which it stands still, or undefined at its end or when the signal aborts.
 */
export async function readPages(pass: ReadingPass, options: ReadPagesOptions): Promise<unknown> {
  const { load, take, onPage, signal } = options;
  let failure: unknown;
  let taking: Promise<void> = Promise.resolve();

  const readOne = async (number: number): Promise<void> => {
    try {
      const page = await load({ page: number, pageSize: pass.pageSize }, { signal, priority: "bulk" });
      taking = taking.then(async () => {
        const unmet = await take(page);
        if (signal.aborted) return;
        pass.accept(page, unmet);
        onPage();
      });
      await taking;
    } catch (error) {
      if (number > 1 && isKizenError(error) && error.kind === "notFound") pass.endBefore(number);
      else if (!signal.aborted) failure = error;
    }
  };

  const readSome = async (most: number): Promise<void> => {
    for (let pages = 0; pages < most && failure === undefined && !signal.aborted; pages++) {
      const page = pass.take();
      if (page === undefined) return;
      await readOne(page);
    }
  };

  pass.resume();
  // The first page tells how many there are; the others are asked for side by side.
  if (!pass.hasBegun) await readSome(1);
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, () => readSome(Infinity)));
  return failure;
}
