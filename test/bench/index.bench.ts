import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { createModel } from "../../src/model/createModel";
import { SAMPLE_CREDENTIALS, startSampleInWorker } from "../../src/sample";
import { projectRoot } from "../support/paths";
import { Installation } from "../support/ports";
import { runProgram } from "../support/program";

const COMPANIES = 100_000;
const BLOCKED_BUDGET = 50;
const MEMORY_BUDGET = 60;
const NANOSECONDS = 1e6;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function megabytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** How long the event loop was held up while something ran, in milliseconds. */
async function held(task: () => Promise<unknown>): Promise<{ readonly p99: number; readonly max: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await task();
  delay.disable();
  return { p99: delay.percentile(99) / NANOSECONDS, max: delay.max / NANOSECONDS };
}

/** Building an index of 100,000 companies over HTTP: how long it holds up the extension host, and what it keeps. */
runProgram(async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "kizen-index-"));
  const file = path.join(directory, "sampleWorker.js");
  const entryPoints = [path.join(projectRoot, "src/sample/worker.ts")];
  await build({ entryPoints, outfile: file, bundle: true, platform: "node", format: "cjs" });
  const sample = await startSampleInWorker({ companies: COMPANIES }, file);
  const installation = new Installation();
  const { signal, credentials, indexStore, leases } = installation;
  const quiet = () => undefined;
  const model = createModel({
    ...{ signal, credentials, indexStore, leases },
    state: installation.stateStore(),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    settings: {
      ...{ requestsPerSecond: 24, requestTimeout: 60, pageSize: 100, recordUrl: "", "index.persist": false },
    },
    createKey: () => "sample",
    sampleBaseUrl: () => Promise.resolve(sample.baseUrl),
  });
  const { apiKey, ...ids } = SAMPLE_CREDENTIALS;
  await model.businesses.add({ name: "Sample", baseUrl: "", ...ids, isSample: true }, apiKey);
  const index = model.indexes.of("sample", "company");
  await model.clients.of("sample");

  const before = megabytes();
  const startedAt = performance.now();
  const building = await held(() => index.build());
  const took = performance.now() - startedAt;
  const grown = megabytes() - before;
  const idle = await held(() => sleep(took / 2));

  console.log(`${index.state.loaded.toLocaleString("en")} companies in ${(took / 1000).toFixed(1)} s`);
  for (const [what, { p99, max }] of Object.entries({ building, idle })) {
    console.log(
      `  ${what.padEnd(9)} event loop held up: p99 ${p99.toFixed(1)} ms, most ${max.toFixed(1)} ms`,
    );
  }
  console.log(`  most is ${((100 * building.max) / BLOCKED_BUDGET).toFixed(0)} % of ${BLOCKED_BUDGET} ms;`);
  console.log(
    `  heap grew by ${grown.toFixed(1)} MB, ${((100 * grown) / MEMORY_BUDGET).toFixed(0)} % of ${MEMORY_BUDGET} MB`,
  );
  model.dispose();
  await sample.close();
  await rm(directory, { recursive: true });
  return 0;
});
