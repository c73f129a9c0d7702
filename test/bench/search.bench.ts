import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { toRow } from "../../src/model/index/recordRows";
import { companyV2 } from "../../src/sample/companies";
import { toJson } from "../../src/sample/jsonText";
import { runProgram } from "../support/program";
import { engines, type Company, type Engine, type Search } from "./search/engines";
import { expectations } from "./search/queries";

const COMPANIES = 100_000;
/** Rows a picker shows, and how far down a person looks. */
const SHOWN = 100;
const LOOKED_AT = 5;
/** Every letter of the queries is a keystroke. A slow engine gets as far as this many milliseconds take it. */
const TYPING = 20_000;
const FEWEST_KEYSTROKES = 20;
const ROUNDS = 4;
const KEYSTROKES = expectations.flatMap(([query]) => Array.from(query, (_, at) => query.slice(0, at + 1)));
const KEYSTROKE_BUDGET = 16;
const MEMORY_BUDGET = 60;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Milliseconds of computing, not of waiting for a computer that is busy with something else. */
function computing(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function megabytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function companies(): Company[] {
  return Array.from({ length: COMPANIES }, (_, index) => {
    const text = toJson(companyV2(index));
    const value = JSON.parse(text) as { id: string; domains: { name: string }[]; email: string };
    const row = toRow({ id: value.id, text, value });
    return { row, id: row[0], label: row[1], domain: value.domains[0]?.name ?? "", email: value.email };
  });
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * Milliseconds of each keystroke, the best of several rounds: whatever else the computer does only makes one slower.
 * A round goes through all keystrokes, so that what an engine remembers of one is gone before it comes again.
 */
function typingTimes(search: (query: string) => unknown): number[] {
  const best: number[] = [];
  let spent = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, query] of KEYSTROKES.entries()) {
      const isSlow = spent > TYPING && at >= FEWEST_KEYSTROKES;
      if (isSlow || (spent > TYPING && round > 0)) return best.sort((a, b) => a - b);
      const time = computing(() => search(query));
      best[at] = Math.min(best[at] ?? Infinity, time);
      spent += time;
    }
  }
  return best.sort((a, b) => a - b);
}

interface Result {
  readonly build: number;
  readonly memory: number;
  readonly p50: number;
  readonly p99: number;
  readonly found: number;
}

function judge({ build }: Engine, all: readonly Company[]): Result {
  const before = megabytes();
  let search: Search = () => [];
  const buildTime = computing(() => (search = build(all)));
  const memory = megabytes() - before;
  for (const query of ["a", "warm", "warm up"]) search(query, SHOWN);
  const times = typingTimes((query) => search(query, SHOWN));
  const found = expectations.filter(([query, label]) =>
    search(query, LOOKED_AT).some((number) => all[number]?.label === label),
  );
  return {
    ...{ build: buildTime, memory, found: found.length },
    ...{ p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
  };
}

/** The engine that finds records while someone types, beside five libraries, over the same companies. */
runProgram(() => {
  const all = companies();
  console.log(`${COMPANIES.toLocaleString("en")} companies; times are milliseconds of computing.`);
  console.log(
    `Found: of ${expectations.length} written queries, the meant company among the first ${LOOKED_AT}.\n`,
  );
  console.log("engine                   build ms   memory MB   p50 ms   p99 ms   found");
  const results = new Map<string, Result>();
  for (const engine of engines) {
    const result = judge(engine, all);
    results.set(engine.name, result);
    const { build, memory, p50, p99, found } = result;
    console.log(
      engine.name.padEnd(22) +
        [build.toFixed(0), memory.toFixed(1), p50.toFixed(1), p99.toFixed(1), String(found)]
          .map((text, column) => text.padStart([11, 12, 9, 9, 8][column] ?? 0))
          .join(""),
    );
  }
  const ours = results.get("RecordMatcher (ours)");
  const fuse = results.get("fuse.js");
  if (ours && fuse) {
    console.log(`\nOurs beside fuse.js: p99 ${(fuse.p99 / ours.p99).toFixed(0)} times as fast;`);
    console.log(
      `p99 is ${((100 * ours.p99) / KEYSTROKE_BUDGET).toFixed(0)} % of ${KEYSTROKE_BUDGET} ms, memory ${((100 * ours.memory) / MEMORY_BUDGET).toFixed(0)} % of ${MEMORY_BUDGET} MB.`,
    );
  }
  return Promise.resolve(0);
});
