import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";
import { companies } from "./search/companies";
import { engines, type Company, type Engine, type Search } from "./search/engines";
import { computing, keystrokesOf, megabytes, percentile, typingTimes } from "./search/keystrokes";
import { expectations } from "./search/queries";

const COMPANIES = 100_000;
/** Rows a picker shows, and how far down a person looks. */
const SHOWN = 100;
const LOOKED_AT = 5;
const KEYSTROKES = keystrokesOf(expectations.map(([query]) => query));
const KEYSTROKE_BUDGET = 16;
const MEMORY_BUDGET = 60;

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
  const times = typingTimes(KEYSTROKES, (query) => search(query, SHOWN));
  const found = expectations.filter(([query, label]) =>
    search(query, LOOKED_AT).some((number) => all[number]?.label === label),
  );
  return {
    build: buildTime,
    memory,
    found: found.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

/** The engine that finds records while someone types, beside five libraries, over the same companies. */
runProgram(() => {
  const all = companies(COMPANIES);
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
    keepFigure({ what: "a keystroke, p99", measured: ours.p99, unit: "ms", budget: KEYSTROKE_BUDGET });
    keepFigure({ what: "memory", measured: ours.memory, unit: "MB", budget: MEMORY_BUDGET });
    keepFigure({ what: "fuse.js ÷ ours, p99", measured: fuse.p99 / ours.p99, unit: "times" });
    console.log(`\nOurs beside fuse.js: p99 ${(fuse.p99 / ours.p99).toFixed(0)} times as fast;`);
    console.log(
      `p99 is ${((100 * ours.p99) / KEYSTROKE_BUDGET).toFixed(0)} % of ${KEYSTROKE_BUDGET} ms, memory ${((100 * ours.memory) / MEMORY_BUDGET).toFixed(0)} % of ${MEMORY_BUDGET} MB.`,
    );
  }
  return Promise.resolve(0);
});
