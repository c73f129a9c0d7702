import { fork } from "node:child_process";
import { once } from "node:events";
import { scanIds } from "../../src/model/ids/scanIds";
import { nameIds } from "../../src/model/ids/namedIds";
import { idOf } from "../../src/sample/ids";
import { startModel } from "../support/model/model";
import { runProgram } from "../support/processes/program";
import { buildThread } from "../support/model/buildThread";
import { median } from "../support/median";
import { keepFigure } from "./figures";
import { explainExport, type FirstNames } from "./firstNames";
import { json } from "../support/servers/scriptedServer";
import { companiesOf } from "../support/model/companiesOf";
import { takeSteps } from "../../src/model/takeSteps";

const MEGABYTE = 1_000_000;
const LINES = 10_000;
const IDS = 2_000;
const PAGE = 1_000;
/** Lines of a tall editor. */
const VISIBLE = 60;
/** Milliseconds that a file of one megabyte, and the names of one visible range, may take. */
const FILE_BUDGET = 20;
const RANGE_BUDGET = 5;
const ROUNDS = 41;
/** Characters of a long automation that was exported, and the milliseconds until its first names are there. */
const EXPORT = 180_000;
const EXPORT_BUDGET = 50;
const FIRST_RUNS = 9;

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const pattern = new RegExp(`(?<![0-9a-f])${UUID}(?![0-9a-f])`, "gi");

/**
 * Milliseconds of each task, the best of many rounds: whatever else the computer does only makes a round slower. The
 * tasks take turns.
 */
function measure(tasks: readonly (() => unknown)[]): number[] {
  const best = tasks.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      task();
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - start);
    }
  return best;
}

function print(what: string, ours: number, other: number, budget: number): void {
  keepFigure({ what, measured: ours, unit: "ms", budget });
  console.log(
    `  ${what.padEnd(34)} ${ours.toFixed(3)} ms, ${(other / ours).toFixed(1)} times as fast, ` +
      `${((100 * ours) / budget).toFixed(1)} % of the ${budget} ms allowed`,
  );
}

const id = (index: number) => idOf(0xc0, index);
const line = (index: number) =>
  index % (LINES / IDS) === 0
    ? `  { company: "${id(index / (LINES / IDS))}", queue: "invoices-${index}" },`
    : `  const value_${index} = compute(source, { retries: 3, label: "some-label-${index}" });`;

/** An exported automation: steps, each behind another, that change fields with options. */
function exportedAutomation(): string {
  const step = (index: number) => ({
    id: id(index * 10),
    step_type: "change_field_value",
    order: index,
    description: `Change Field ‘Status ${index}’ to ‘Classified’`,
    parent_step_id: id(index * 10 - 10),
    action_change_field_value: {
      field_to_modify: {
        id: id(index * 10 + 1),
        name: `status_${index}`,
        display_name: `Status ${index}`,
        options: [2, 3, 4].map((option) => ({
          id: id(index * 10 + option),
          code: "",
          name: `Option ${option}`,
        })),
      },
      specific_field_value: { id: id(index * 10 + 2), name: "Option 2" },
    },
  });
  const steps = [step(1)];
  const text = () => JSON.stringify({ id: id(1), name: "Long", steps }, undefined, 1);
  while (text().length < EXPORT) steps.push(step(steps.length + 1));
  return text();
}

/**
 * The names of a file in a process that has read no other, as a bundle, which is what ships: through `tsx` much of the time
 * would be its own. The median of some processes, since what one compiles when is its own affair.
 */
async function explainFirst(text: string): Promise<FirstNames> {
  const file = await buildThread("test/bench/firstNames.ts");
  const all: FirstNames[] = [];
  for (let run = 0; run < FIRST_RUNS; run++) {
    const reader = fork(file, { execArgv: [] });
    const answer = once(reader, "message") as Promise<[FirstNames]>;
    reader.send(text);
    all.push((await answer)[0]);
    await once(reader, "exit");
  }
  const [{ names } = { names: 0 }] = all;
  return { names, ms: median(all.map(({ ms }) => ms)) };
}

/** Ids in text and their names: our scanner beside a regular expression, our look-up beside walking through the rows. */
runProgram(async () => {
  const automation = exportedAutomation();
  const { names: hints, ms: first } = await explainFirst(automation);
  const kilobytes = (automation.length / 1000).toFixed(0);
  console.log(`An exported automation of ${kilobytes} kB, ${hints} names to show (beside JSON.parse):`);
  const [again = NaN, parsed = NaN] = measure([
    () => explainExport(automation),
    () => JSON.parse(automation) as unknown,
  ]);
  print("names for the first time", first, parsed, EXPORT_BUDGET);
  print("names of what has changed", again, parsed, EXPORT_BUDGET);

  console.log(`A text of 1 MB (the scanner beside a regular expression, best of ${ROUNDS}):`);
  const texts: readonly (readonly [string, string])[] = [
    ["code with ids", Array.from({ length: LINES }, (_, index) => line(index)).join("\n")],
    ["nothing but ids", Array.from({ length: 1000 }, (_, index) => id(index)).join(" ")],
    ["nothing but hyphens", "-"],
    ["nothing but digits", "a"],
    ["beginnings of ids", "0b5d3a52-7c1f-4e0a-9d8e-"],
    ["ids glued to digits", `${id(1)}0`],
  ];
  for (const [name, piece] of texts) {
    const text = piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
    const [ours = NaN, other = NaN] = measure([() => scanIds(text), () => [...text.matchAll(pattern)]]);
    print(name, ours, other, FILE_BUDGET);
  }

  const model = await startModel((request, response) => {
    const page = Number(new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("page"));
    const results = Array.from({ length: PAGE }, (_, index) => ({
      id: id((page - 1) * PAGE + index),
      name: `Company ${(page - 1) * PAGE + index}`,
    }));
    json(response, 200, { count: IDS, next: null, previous: null, results });
  }, PAGE);
  const list = model.lists.of(companiesOf(model.business.key));
  await Promise.all([list.load(1), list.load(2)]);
  const lines = Array.from({ length: LINES }, (_, index) => line(index));
  const { key: businessKey } = model.business;
  const visible = lines.slice(-VISIBLE).join("\n");
  const whole = lines.join("\n");
  const ours = (text: string) => takeSteps(nameIds(text, 0, { lookup: (one) => model.knownIds.lookup(one) }));
  const walking = (text: string) =>
    [...text.matchAll(pattern)].map(([one]) => model.lists.find({ businessKey, kind: "company", id: one }));
  if (ours(whole).named.length !== IDS || walking(whole).some((found) => !found))
    throw new Error("Not every id has a name.");

  console.log(`\n${LINES} lines with ${IDS} ids, all known (beside walking through the loaded rows):`);
  const [range = NaN, rangeWalked = NaN, all = NaN] = measure([
    () => ours(visible),
    () => walking(visible),
    () => ours(whole),
  ]);
  print(`names of ${VISIBLE} visible lines`, range, rangeWalked, RANGE_BUDGET);
  console.log(`  the whole file takes ${all.toFixed(3)} ms, ${(all / range).toFixed(0)} times as long`);
  await model.dispose();
  return 0;
});
