import { setFlagsFromString } from "node:v8";
import { parse as parseLossless } from "lossless-json";
import { createAnswer } from "../../src/kizen/http/answer";
import { decode, ResponseBody, type RawAnswer } from "../../src/kizen/http/rawAnswer";
import { readPage } from "../../src/kizen/api/page";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";
import { median } from "../support/median";

const COMPANIES = 1000;
const FIELDS = 60;
const ROUNDS = 15;
/** Times as long as JSON.parse that the way which was chosen may take. */
const BUDGET = 2;

const hasSource = () => JSON.parse("1", (_, __, context?: { source?: string }) => context?.source) === "1";
// Node 20 has it behind a flag that later ones do not know.
if (!hasSource()) setFlagsFromString("--harmony-json-parse-with-source");

/** Companies with the values that fields have: texts, money, dates, flags, lists, and numbers beyond a double. */
function pageText(): string {
  const field = (row: number, index: number): string => {
    switch (index % 6) {
      case 0:
        return JSON.stringify('Some text, with "quotes" and an é. '.repeat(1 + (row % 2)));
      case 1:
        return `${row * 97 + index}.00`;
      case 2:
        return `9007199254740993${index}`;
      case 3:
        return row % 2 ? "true" : "null";
      case 4:
        return `"2026-0${1 + (row % 9)}-11T09:00:00Z"`;
      default:
        return `[{"id":"b7e2${row}","name":"Option ${index}"}]`;
    }
  };
  const fields = (row: number) =>
    Array.from({ length: FIELDS }, (_, index) => `"field_${index}":${field(row, index)}`).join(",");
  const rows = Array.from(
    { length: COMPANIES },
    (_, row) => `{"id":"${row}","name":"Company ${row}",${fields(row)}}`,
  );
  return `{"count":${COMPANIES},"next":null,"previous":null,"results":[${rows.join(",")}]}`;
}

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** Numbers with their digits, by the source that newer runtimes hand to a reviver. */
const withSource: Reviver = (_, value, context) =>
  typeof value === "number" ? { digits: context?.source } : value;

runProgram(() => {
  const text = pageText();
  const bytes = new TextEncoder().encode(text);
  const answer = (): RawAnswer => ({
    method: "GET",
    path: "/company",
    status: 200,
    contentType: "application/json",
    body: new ResponseBody(bytes),
    requestId: undefined,
  });
  const request = { method: "GET", path: "/company" } as const;
  const ways: readonly (readonly [name: string, parse: () => unknown])[] = [
    // All begin with the bytes that came, as axios hands them on.
    ["JSON.parse, which loses digits", () => JSON.parse(decode(bytes)) as unknown],
    [
      "raw text kept with each row (chosen)",
      () => {
        return readPage(createAnswer(request, answer(), "kz-bench-never-shown"), 1);
      },
    ],
    ...(hasSource()
      ? [
          [
            "reviver with source text",
            () => JSON.parse(decode(bytes), withSource as never) as unknown,
          ] as const,
        ]
      : []),
    ["lossless-json", () => parseLossless(decode(bytes))],
  ];
  const times = ways.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    // In turn, so that whatever else the computer does meets all of them.
    ways.forEach(([, parse], index) => {
      const from = performance.now();
      parse();
      times[index]?.push(performance.now() - from);
    });
  }
  const medians = times.map(median);
  const base = medians[0] ?? NaN;
  console.log(
    `A page of ${COMPANIES} companies with ${FIELDS} fields, ${(text.length / 1e6).toFixed(1)} MB\n`,
  );
  console.log("| way | times JSON.parse | keeps digits | keeps order and text |");
  console.log("| --- | --- | --- | --- |");
  const keeps = { raw: ["yes", "yes"], none: ["no", "no"], digits: ["yes", "no"] };
  ways.forEach(([name], index) => {
    const [digits, order] = index === 0 ? keeps.none : index === 1 ? keeps.raw : keeps.digits;
    const ratio = (medians[index] ?? NaN) / base;
    const budget = index === 1 && { budget: BUDGET };
    if (index > 0) keepFigure({ what: `${name} ÷ JSON.parse`, measured: ratio, unit: "times", ...budget });
    console.log(`| ${name} | ${ratio.toFixed(2)} | ${digits} | ${order} |`);
  });
  if (!hasSource()) console.log("\nThis Node hands no source text to a reviver.");
  return Promise.resolve(0);
});
