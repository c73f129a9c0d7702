import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { SampleServerOptions } from "./server";

/** What can be told to another thread. */
export type WorkerOptions = Pick<SampleServerOptions, "companies">;

export interface SampleInWorker {
  /** Ends in `/api`. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Built beside the file that holds this one (see esbuild.js). */
const WORKER = path.join(__dirname, "sampleWorker.js");

/**
 * Starts the sample server in a thread of its own. Making up a page of a thousand companies takes longer than anybody
 * who shares a thread with it should wait.
 */
export async function startSampleInWorker(options: WorkerOptions, file = WORKER): Promise<SampleInWorker> {
  const worker = new Worker(file, { workerData: options });
  const [baseUrl] = (await once(worker, "message")) as [string];
  // A thread must not keep a window alive that is closed.
  worker.unref();
  return {
    baseUrl,
    close: async () => {
      await worker.terminate();
    },
  };
}
