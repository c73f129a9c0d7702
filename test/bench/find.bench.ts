import { thingSections } from "../../src/model/schema/thingSections";
import { ThingIndex } from "../../src/model/schema/thingIndex";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";
import { bigSchema } from "./search/bigSchema";
import { companies } from "./search/companies";
import { engines } from "./search/engines";
import { computing, keystrokesOf, megabytes, percentile, typingTimes } from "./search/keystrokes";
import { expectations } from "./search/queries";

const COMPANIES = 100_000;
/** Rows of a section where there are several. */
const SHOWN = 20;
const BUDGET = 10;
/** What is typed to find a field or an option, besides what finds companies. */
const FOR_THINGS = [
  "lead source",
  "Deal Status Code",
  "lead_source_k",
  "Invoice Owner 12",
  "primary email history",
  "contract risk",
  "shiping adress",
  "date",
  "team flag 99",
  "0000",
];
const KEYSTROKES = keystrokesOf([...expectations.map(([query]) => query), ...FOR_THINGS]);
/** What is long, short, in another script or no word, typed letter by letter. */
const UNUSUAL = [
  "please find the group of companies that we met at the logistics conference and send them the contract by friday",
  "株式会社みどり",
  "서울 정밀",
  "شركة النور",
  "🏢 Skyline",
  "Société Générale",
  "C++ & C#",
  "(…)",
];
/** As many ids as somebody may have copied from a table. */
const PASTED_IDS = 100;
const LETTERS = [...Array.from("abcdefghijklmnopqrstuvwxyz0123456789"), "co", "de", "in", "st", "ta"];

/** The look-up over everything: companies alone, the schema alone, and both. */
runProgram(async () => {
  const [ours] = engines;
  const list = companies(COMPANIES);
  const searchRecords = ours?.build(list);
  const catalogue = bigSchema();
  const before = megabytes();
  const spent = process.cpuUsage();
  const indexes = thingSections.map((section) => new ThingIndex("business", catalogue, section));
  for (const index of indexes) await index.update(new AbortController().signal);
  const { user, system } = process.cpuUsage(spent);
  console.log(
    `Index of 500 objects, 50,000 fields and 150,000 options: ${((user + system) / 1000).toFixed(0)} ms of computing, ${(megabytes() - before).toFixed(1)} MB.\n`,
  );

  const records = (query: string) => searchRecords?.(query, SHOWN);
  const things = (query: string) => indexes.map((index) => index.search(query, SHOWN));
  for (const query of ["a", "warm", "warm up"]) computing(() => [records(query), things(query)]);
  console.log("a keystroke in             p50 ms   p99 ms");
  const both = (query: string) => [records(query), things(query)];
  const measure = (name: string, keystrokes: readonly string[], search: (query: string) => unknown) => {
    const times = typingTimes(keystrokes, search);
    const [median, last] = [percentile(times, 0.5), percentile(times, 0.99)];
    console.log(name.padEnd(22) + median.toFixed(1).padStart(11) + last.toFixed(1).padStart(9));
    return last;
  };
  measure("100,000 companies", KEYSTROKES, records);
  measure("the schema", KEYSTROKES, things);
  const last = measure("both", KEYSTROKES, both);
  const ids = list.slice(0, PASTED_IDS).map(({ id }) => id);
  const unusual = [...keystrokesOf(UNUSUAL), UNUSUAL.join(" "), ids.join("\n"), ids.join(", ")];
  const lastUnusual = measure("both, unusual text", unusual, both);
  const lastLetters = measure("both, one or two", LETTERS, both);
  keepFigure({ what: "a keystroke over everything, p99", measured: last, unit: "ms", budget: BUDGET });
  keepFigure({ what: "unusual text, p99", measured: lastUnusual, unit: "ms", budget: BUDGET });
  keepFigure({ what: "one letter or two, p99", measured: lastLetters, unit: "ms", budget: BUDGET });
  console.log(`\nBoth, p99: ${((100 * last) / BUDGET).toFixed(0)} % of ${BUDGET} ms.`);
  return 0;
});
