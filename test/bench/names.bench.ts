import { readFileSync } from "node:fs";
import path from "node:path";
import { nameCandidates } from "../../src/model/names/nameCandidates";
import { DocumentNameReader } from "../../src/model/names/documentNameReader";
import type { NamePlace } from "../../src/model/names/namePlace";
import type { SchemaNames } from "../../src/model/names/schemaNames";
import { projectRoot } from "../support/paths";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";
import { schemaOf, type ShortSchema } from "../unit/model/names/schemaOf";

const LINES = 10_000;
const SMALL = 300;
const OBJECTS = 500;
const FIELDS = 100;
const ROUNDS = 15;
/** Milliseconds that warnings for what changed, a step of theirs, and suggestions in a string may take. */
const CHANGE_BUDGET = 100;
const STEP_BUDGET = 10;
const COMPLETION_BUDGET = 20;

const folder = path.join(projectRoot, "test/unit/model/names/examples");
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const programs = ["client_class.py.txt", "frame.py.txt", "code_step_match.py.txt"].map(read);

/** A business with many objects, and a program that has to do with some of its own. */
function largeSchema(): SchemaNames {
  const small = JSON.parse(read("schema.json")) as ShortSchema;
  const objects = Array.from({ length: OBJECTS }, (_, index) => {
    const fields = Array.from({ length: FIELDS }, (_, field) => [`field_${index}_${field}`, "text"] as const);
    return [`object_${index}`, { label: `Object ${index}`, fields: Object.fromEntries(fields) }] as const;
  });
  return schemaOf({ ...small, objects: { ...small.objects, ...Object.fromEntries(objects) } });
}

/** Functions and classes again and again, each under a name of its own. */
function programOf(length: number): string {
  const lines: string[] = [];
  for (let index = 0; lines.length < length; index++) {
    const program = programs[index % programs.length] ?? "";
    lines.push(...program.replace(/^(\s*(?:def|class) \w+)/gm, `$1_${index}`).split("\n"));
  }
  return lines.slice(0, length).join("\n");
}

interface Reading {
  /** Computing until the first places, and in the longest step until there. */
  readonly took: number;
  readonly longest: number;
  readonly places: readonly NamePlace[];
}

/** Milliseconds that this program has computed, whatever else the computer does. */
const computed = () => process.cpuUsage().user / 1000;

function readFirst(reader: DocumentNameReader, source: string, schema: SchemaNames): Reading {
  let first: readonly NamePlace[] | undefined;
  let [longest, took] = [0, 0];
  for (const steps = reader.read(source, schema, (places) => (first ??= places)); ;) {
    const start = computed();
    const { done } = steps.next();
    const step = computed() - start;
    if (done === true) return { took, longest, places: first ?? [] };
    if (first && took > 0) continue;
    took += step;
    longest = Math.max(longest, step);
  }
}

/** The text with one letter more, in a string of its middle: what typing there does. */
function typedIn(source: string, round: number): string {
  const at = source.indexOf('"', Math.floor(source.length / 2) + round) + 1;
  return `${source.slice(0, at)}x${source.slice(at)}`;
}

function print(what: string, figures: readonly number[], budget: number): void {
  const best = Math.min(...figures);
  keepFigure({ what, measured: best, unit: "ms", budget });
  const share = ((100 * best) / budget).toFixed(0);
  console.log(`  ${what.padEnd(44)} ${best.toFixed(1)} ms, ${share} % of the ${budget} ms allowed`);
}

/** Names in strings: what one letter more costs in a long file, and what suggestions do with a large schema. */
runProgram(() => {
  const schema = largeSchema();
  let source = programOf(LINES);
  const reader = new DocumentNameReader("Python");
  const [cold, changes]: [Reading, Reading[]] = [readFirst(reader, source, schema), []];
  for (let round = 0; round < ROUNDS; round++) {
    source = typedIn(source, round);
    changes.push(readFirst(reader, source, schema));
  }
  const { length } = cold.places;
  console.log(
    `${LINES} lines of Python with ${length} names, one letter more (best of ${ROUNDS}, computing):`,
  );
  const took = changes.map((change) => change.took);
  const longest = changes.map((change) => change.longest);
  print("warnings for what changed", took, CHANGE_BUDGET);
  print("the longest step of them", longest, STEP_BUDGET);
  const share = cold.took / Math.min(...took);
  console.log(`  the first reading takes ${cold.took.toFixed(0)} ms, ${share.toFixed(0)} times as long\n`);

  let small = programOf(SMALL);
  const smallReader = new DocumentNameReader("Python");
  readFirst(smallReader, small, schema);
  const asked: number[] = [];
  let offered = 0;
  for (let round = 0; round < ROUNDS; round++) {
    small = typedIn(small, round);
    const start = computed();
    const { places } = readFirst(smallReader, small, schema);
    // Nothing says which object is meant: fields of all objects are offered, which is the most work there is.
    const [place] = places.filter(({ kind }) => kind === "field");
    if (!place) throw new Error("There is no field to complete.");
    offered = nameCandidates({ ...place, objects: [] }, schema).length;
    asked.push(computed() - start);
  }
  console.log(`${OBJECTS} objects with ${FIELDS} fields each, a file of ${SMALL} lines:`);
  print(`suggestions in a string (${offered} names)`, asked, COMPLETION_BUDGET);
  return Promise.resolve(0);
});
