import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createModel } from "../../src/model/createModel";
import { SAMPLE_CREDENTIALS, startSampleServer } from "../../src/sample";
import { companiesOf } from "../support/model/companiesOf";
import { buildThread } from "../support/model/buildThread";
import { Installation } from "../support/model/ports";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";

const COMPANIES = 100_000;
const BLOCKED_BUDGET = 50;
const MEMORY_BUDGET = 60;
/** Times as long as the fewest requests take at the limit. */
const TIME_BUDGET = 1.25;
const SHOWN = 6;
/** Requests a second, and the records that Kizen sends in one answer at most. */
const LIMIT = 24;
const LARGEST_PAGE = 1000;
/** The argument that makes this file the server, in a process of its own. */
const SERVE = "serve";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function megabytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** The longest turns of the event loop, in milliseconds, longest first. */
interface Turns {
  /** On the clock, which whatever else the computer does adds to. */
  readonly waited: number[];
  /** Of computing, in this process and its threads. */
  readonly computed: number[];
}

/** Watches the event loop while something runs. Only the longest turns are kept: more would count as the index's memory. */
async function turnsOf(task: () => Promise<unknown>): Promise<Turns> {
  const turns: Turns = { waited: [], computed: [] };
  let isOver = false;
  let time = performance.now();
  let cpu = process.cpuUsage();
  const turn = () => {
    // What comes after the task, such as collecting its garbage, is no turn of it.
    if (isOver) return;
    const { user, system } = process.cpuUsage(cpu);
    keepLongest(turns.waited, performance.now() - time);
    keepLongest(turns.computed, (user + system) / 1000);
    time = performance.now();
    cpu = process.cpuUsage();
    setImmediate(turn);
  };
  setImmediate(turn);
  await task();
  isOver = true;
  return turns;
}

function keepLongest(longest: number[], ms: number): void {
  if (longest.length === SHOWN && ms <= (longest.at(-1) ?? 0)) return;
  longest.push(ms);
  longest.sort((a, b) => b - a);
  longest.length = Math.min(longest.length, SHOWN);
}

/** Building an index of 100,000 companies over HTTP: how long it holds up the extension host, and what it keeps. */
async function measure(baseUrl: string): Promise<void> {
  const installation = new Installation();
  const { signal, credentials, indexStore, schemaStore, leases } = installation;
  const quiet = () => undefined;
  const model = createModel({
    signal,
    credentials,
    indexStore,
    schemaStore,
    leases,
    state: installation.stateStore(),
    workspaceState: installation.workspaceStore(),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    settings: {
      requestsPerSecond: LIMIT,
      requestTimeout: 60,
      pageSize: 100,
      recordUrl: "",
      "index.persist": false,
    },
    createKey: () => "sample",
    sampleBaseUrl: () => Promise.resolve(baseUrl),
    pageWorker: await buildThread("src/model/index/pageWorker.ts"),
  });
  const { apiKey, ...ids } = SAMPLE_CREDENTIALS;
  await model.businesses.add({ name: "Sample", baseUrl: "", ...ids, isSample: true }, apiKey);
  const index = model.indexes.of(companiesOf("sample"));
  await model.clients.of("sample");

  const before = megabytes();
  const startedAt = performance.now();
  const building = await turnsOf(() => index.build());
  const took = performance.now() - startedAt;
  const grown = megabytes() - before;
  const idle = await turnsOf(() => sleep(took / 2));

  console.log(`${index.state.loaded.toLocaleString("en")} companies in ${(took / 1000).toFixed(1)} s`);
  console.log("longest turns of the event loop, in milliseconds:");
  for (const [what, turns] of Object.entries({ building, idle })) {
    for (const [how, times] of Object.entries(turns)) {
      const longest = (times as number[]).map((ms) => ms.toFixed(1));
      console.log(`  ${what.padEnd(9)} ${how.padEnd(9)} ${longest.join("  ")}`);
    }
  }
  const most = building.waited[0] ?? 0;
  const least = (1000 * COMPANIES) / LARGEST_PAGE / LIMIT;
  keepFigure({
    what: "time ÷ that of the fewest requests",
    measured: took / least,
    unit: "times",
    budget: TIME_BUDGET,
  });
  keepFigure({ what: "the longest turn while indexing", measured: most, unit: "ms", budget: BLOCKED_BUDGET });
  keepFigure({ what: "heap of 100,000 companies", measured: grown, unit: "MB", budget: MEMORY_BUDGET });
  console.log(
    `the longest holds up for ${((100 * most) / BLOCKED_BUDGET).toFixed(0)} % of ${BLOCKED_BUDGET} ms;`,
  );
  console.log(
    `heap grew by ${grown.toFixed(1)} MB, ${((100 * grown) / MEMORY_BUDGET).toFixed(0)} % of ${MEMORY_BUDGET} MB`,
  );
  model.dispose();
}

async function serve(): Promise<void> {
  const { baseUrl } = await startSampleServer({ companies: COMPANIES });
  process.send?.(baseUrl);
  await once(process, "disconnect");
}

runProgram(async () => {
  if (process.argv[2] === SERVE) {
    await serve();
    return 0;
  }
  // Not a thread: what that computes would be counted with ours.
  const server = fork(__filename, [SERVE]);
  const [baseUrl] = (await once(server, "message")) as [string];
  await measure(baseUrl);
  server.disconnect();
  return 0;
});
