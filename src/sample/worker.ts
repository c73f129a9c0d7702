import { parentPort, workerData } from "node:worker_threads";
import { startSampleServer, type SampleServerOptions } from "./server";

/** The sample server in a thread of its own: it tells its address, and ends with the thread. */
void startSampleServer(workerData as SampleServerOptions).then(({ baseUrl }) =>
  parentPort?.postMessage(baseUrl),
);
