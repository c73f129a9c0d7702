import path from "node:path";
import { Worker } from "node:worker_threads";
import type { UnreadPage } from "../../kizen";
import type { Disposable } from "../event";
import type { SummaryFields } from "../kinds/recordKind";
import { digestPage, type PageDigest } from "./pageDigest";
import type { PageJob, PageResult } from "./pageJob";

/** Built beside the file that holds this one (see esbuild.js). */
const WORKER = path.join(__dirname, "pageWorker.js");
/** Pages of fewer bytes are read sooner than they are handed over. */
const WORTH_A_THREAD = 50_000;
/** Milliseconds without a page after which the thread gives its memory back. */
const IDLE = 10_000;

/**
 * Reads pages in a thread of its own while an index is built: their objects are garbage at once, megabytes each second,
 * and collecting it would hold up everything else in the extension host. Where there can be no such thread, pages are
 * read here.
 */
export class PageThread implements Disposable {
  readonly #file: string;
  #worker: Worker | undefined;
  #isBroken = false;
  #idle: NodeJS.Timeout | undefined;
  #jobs = 0;
  readonly #waiting = new Map<number, (digest: PageDigest | undefined) => void>();

  constructor(file = WORKER) {
    this.#file = file;
  }

  /** Throws what `page.read` throws. */
  async digest(page: UnreadPage, summary: SummaryFields): Promise<PageDigest> {
    const isLarge = page.bytes.length >= WORTH_A_THREAD;
    // What the thread can make nothing of is read here once more: this side tells what is wrong with it.
    return (
      (isLarge ? await this.#digestInThread(page, summary) : undefined) ?? digestPage(page.read(), summary)
    );
  }

  dispose(): void {
    this.#isBroken = true;
    this.#end();
  }

  #digestInThread({ number, bytes }: UnreadPage, summary: SummaryFields): Promise<PageDigest | undefined> {
    const worker = this.#isBroken ? undefined : (this.#worker ??= this.#start());
    if (!worker) return Promise.resolve(undefined);
    clearTimeout(this.#idle);
    // The thread gets a copy of the bytes: they are read here where it makes nothing of them.
    const job: PageJob = { id: ++this.#jobs, number, bytes, summary };
    return new Promise((resolve) => {
      this.#waiting.set(job.id, resolve);
      worker.postMessage(job);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    // A thread must not keep a window alive that is closed.
    worker.unref();
    worker.on("message", ({ id, digest }: PageResult) => {
      this.#waiting.get(id)?.(digest);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.#end(), IDLE).unref();
    });
    worker.on("error", () => {
      this.#isBroken = true;
      this.#end();
    });
    return worker;
  }

  #end(): void {
    clearTimeout(this.#idle);
    void this.#worker?.terminate();
    this.#worker = undefined;
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }
}
