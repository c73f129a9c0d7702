/// <reference lib="dom" />
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { eventually } from "../support/time/eventually";
import { extensionsVariable, startSession } from "../e2e/support/session";
import { Workbench } from "../e2e/support/workbench";
import { idOf } from "../../src/sample/ids";
import { createTemporaryDirectory, runProgram } from "../support/processes/program";
import { installPackedExtension } from "../support/vscode/packedExtension";
import { median } from "../support/median";
import { keepFigure } from "./figures";

const LINES = 10_000;
const IDS = 2_000;
const ROUNDS = 6;
const KEYS = 60;
/** Milliseconds between keys: a fast typist. */
const PACE = 90;
const FILE = "manyIds.ts";
/** What is as fast as without the extension: runs without it differ among themselves by as much. */
const BUDGET = 1.1;

const id = (index: number) => idOf(0xc0, index);
const line = (index: number) =>
  index % (LINES / IDS) === 0
    ? `export const company_${index} = "${id(index / (LINES / IDS))}";`
    : `export const value_${index} = "label ${index}";`;

interface Latencies {
  start(): void;
  stop(): number[];
}

/** Makes the page note, for each key, the milliseconds until the changed line is about to be painted. */
async function observe(page: Page): Promise<void> {
  // What runs this file wraps each named function, also of those that are sent to the page.
  await page.evaluate("globalThis.__name = (named) => named");
  await page.evaluate(() => {
    let pressed: number | undefined;
    let latencies: number[] = [];
    const observer = new MutationObserver(() => {
      const since = pressed;
      if (since === undefined) return;
      pressed = undefined;
      requestAnimationFrame(() => latencies.push(performance.now() - since));
    });
    const listener = () => (pressed = performance.now());
    const tools: Latencies = {
      start: () => {
        latencies = [];
        addEventListener("keydown", listener, { capture: true });
        const lines = document.querySelector(".editor-group-container.active .view-lines");
        if (lines) observer.observe(lines, { childList: true, subtree: true, characterData: true });
      },
      stop: () => {
        removeEventListener("keydown", listener, { capture: true });
        observer.disconnect();
        return latencies;
      },
    };
    Object.assign(window, { kizenLatencies: tools });
  });
}

const tools = (page: Page, name: keyof Latencies) =>
  page.evaluate(
    (call) => (window as unknown as { readonly kizenLatencies: Latencies }).kizenLatencies[call](),
    name,
  );

async function typeRound(workbench: Workbench, row: number): Promise<number> {
  await workbench.page.bringToFront();
  await workbench.editor.moveTo(row, 1);
  await workbench.page.waitForTimeout(1000);
  await tools(workbench.page, "start");
  for (let key = 0; key < KEYS; key++) {
    await workbench.page.keyboard.press(key % 10 === 9 ? "Space" : "x");
    await workbench.page.waitForTimeout(PACE);
  }
  const latencies = (await tools(workbench.page, "stop")) ?? [];
  await workbench.page.keyboard.press("ControlOrMeta+z");
  return median(latencies);
}

async function openFile(workbench: Workbench, workspace: string): Promise<void> {
  const text = Array.from({ length: LINES }, (_, index) => line(index)).join("\n");
  await writeFile(path.join(workspace, FILE), text);
  await workbench.openFile(FILE);
  await workbench.editor.focus();
  await observe(workbench.page);
}

/** Pages large enough for all ids of the file to be known. */
async function useLargePages(userData: string): Promise<void> {
  const file = path.join(userData, "User", "settings.json");
  const settings = JSON.parse(await readFile(file, "utf8")) as object;
  await writeFile(file, JSON.stringify({ ...settings, "kizen.pageSize": 1000 }));
}

/** The latency of typing among two thousand ids with their names, beside that without the extension. */
runProgram(async () => {
  const { profile } = await installPackedExtension();
  process.env[extensionsVariable] = await createTemporaryDirectory("no-extensions");
  const without = await startSession("typing-without");
  process.env[extensionsVariable] = profile.extensions;
  const withNames = await startSession("typing-with");
  try {
    await useLargePages(withNames.userData);
    const [plain, ours] = [new Workbench(() => without), new Workbench(() => withNames)];
    await Promise.all([plain.open(), ours.open()]);
    await ours.showViewContainer("Kizen");
    await ours.clickWelcomeButton("Explore Sample Data");
    const tree = ours.tree("Businesses");
    await tree.expand("Sample Business");
    await tree.expand("Companies");
    // The first page opens by itself; it is folded so that the others come into view.
    await tree.collapse("1 – 1,000");
    await tree.expand("1,001 – 2,000");
    await openFile(plain, without.workspace);
    await openFile(ours, withNames.workspace);
    await eventually(async () => {
      const names = ours.page.locator(".view-line", { hasText: "Flint Analytics" });
      if ((await names.count()) === 0) throw new Error("No name is shown.");
    }, 30_000);

    const medians = { with: [] as number[], without: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      const row = 10 + round * 5;
      // In turns, and each first as often: whatever else the computer does meets both.
      const order = round % 2 === 0 ? (["with", "without"] as const) : (["without", "with"] as const);
      for (const one of order) medians[one].push(await typeRound(one === "with" ? ours : plain, row));
    }
    const ratios = medians.with.map((value, round) => value / (medians.without[round] ?? NaN));
    keepFigure({
      what: "a key, with names ÷ without",
      measured: median(ratios),
      unit: "times",
      budget: BUDGET,
    });
    const [half, rest] = [
      medians.without.filter((_, index) => index % 2 === 0),
      medians.without.filter((_, index) => index % 2 === 1),
    ];
    const print = (name: string, values: readonly number[], digits = 1) =>
      console.log(
        `  ${name.padEnd(28)} ${median(values).toFixed(digits)}   (${values.map((value) => value.toFixed(digits)).join(", ")})`,
      );
    console.log(
      `Typing among ${IDS} ids in ${LINES} lines, median of ${KEYS} keys, ${ROUNDS} rounds in turns:`,
    );
    print("without the extension, ms", medians.without);
    print("with names behind ids, ms", medians.with);
    print("ratio", ratios, 2);
    console.log(`  noise: without, every other round, ${(median(half) / median(rest)).toFixed(2)}`);
  } finally {
    await Promise.all([without.close(), withNames.close()]);
  }
  return 0;
});
