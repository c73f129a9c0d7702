import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { companyV2 } from "../../src/sample/companies";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const ALL = 100_000;
/** Requests that Kizen allows in any second (docs/kizen-api.md, Rate limit). */
const LIMIT = 25;

test.describe("A person with 100,000 companies", () => {
  test.setTimeout(300_000);
  const workbench = useWorkbench(() => ({}), { "kizen.sampleCompanies": ALL });
  /** Number 99,999, counted from 1. */
  const wanted = companyV2(ALL - 2) as { readonly id: string; readonly name: string };

  test("finds number 99,999 by a misspelt name from a fresh start, inserts its id, and the limit holds", async () => {
    await exploreSampleData(workbench);
    await workbench.tree("Businesses").row("Sample Business").waitFor();
    await workbench.openFile("syncCompanies.ts");
    await workbench.editor.focus();
    await workbench.editor.moveTo(1, 1);

    await workbench.runCommand("Kizen: Insert Company ID…");
    await workbench.quickInput.waitFor("Insert Company ID from Sample Business");
    const [first = "", ...rest] = wanted.name.split(" ");
    const misspelt = [
      `${first.slice(0, 4)}${first.at(5) ?? ""}${first.at(4) ?? ""}${first.slice(6)}`,
      ...rest,
    ];
    assert.notEqual(misspelt.join(" "), wanted.name);
    await workbench.quickInput.type(misspelt.join(" ").toLowerCase());
    await eventually(async () => {
      assert.match(await workbench.quickInput.title(), /\([\d,]+ of 100,000\)$/);
    });
    await workbench.screenshot("60-hundred-thousand-reading");
    await eventually(async () => {
      const labels = (await workbench.quickInput.rows()).map(({ label }) => label);
      assert.ok(labels.includes(wanted.name), labels.join());
    }, 200_000);
    await workbench.screenshot("61-hundred-thousand-found");
    await workbench.quickInput.pick(wanted.name);
    await eventually(async () => {
      const [line] = (await workbench.editor.text()).split("\n");
      assert.ok(line?.startsWith(`"${wanted.id}"`), line);
    });

    // What the server refuses says less: on a busy computer requests that left one by one arrive in bunches.
    const starts = requestStarts(await workbench.logs());
    assert.ok(starts.length >= ALL / 1000, `${starts.length} requests in the log`);
    assert.ok(mostInASecond(starts) <= LIMIT);
  });
});

/**
 * When the requests in the log began, in milliseconds since the epoch: a line is written when one has ended, and says how
 * long it took.
 */
function requestStarts(log: string): number[] {
  const line = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) \[info\] [^:]+: (?:GET|POST) \/\S+ \S+ (\d+) ms,/gm;
  return [...log.matchAll(line)].map(([, time = "", ms]) => Date.parse(time) - Number(ms));
}

/** The most that began within any second. */
function mostInASecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const counts = sorted.map((start) => sorted.filter((time) => time >= start && time < start + 1000).length);
  return Math.max(...counts);
}
