import { parentPort } from "node:worker_threads";
import { parsePage } from "../../kizen";
import { digestPage, type PageDigest } from "./pageDigest";
import type { PageJob, PageResult } from "./pageJob";

/** The other side of `PageThread`, in a thread of its own. */
parentPort?.on("message", (job: PageJob) => {
  parentPort?.postMessage({ id: job.id, digest: digestOf(job) } satisfies PageResult);
});

/** Undefined where the bytes are no page, or one that cannot be read: the other side then says what is wrong with it. */
function digestOf({ bytes, number, summary }: PageJob): PageDigest | undefined {
  try {
    const page = parsePage(bytes, number);
    return page && digestPage(page, summary);
  } catch {
    return undefined;
  }
}
