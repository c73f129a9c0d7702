import { statSync } from "node:fs";
import path from "node:path";
import { extensionsVariable, startSession } from "../e2e/support/session";
import { Workbench } from "../e2e/support/workbench";
import { eventually } from "../support/time/eventually";
import { median } from "../support/median";
import { npm } from "../support/processes/npm";
import { projectRoot, vsixFile } from "../support/paths";
import { createTemporaryDirectory, runProgram } from "../support/processes/program";
import { installExtension } from "../support/vscode/codeServer";
import { installPackedExtension } from "../support/vscode/packedExtension";
import { keepFigure } from "./figures";

const EMPTY = "kizen-explorer.empty-extension";
const OURS = "kizen-explorer.kizen-explorer";
const RELOADS = 6;
const BUDGET = 2;
const BUSINESS = "Sample Business";
/** What the side bar was left with, which decides what activates both extensions. */
const LEFT = [
  { container: "Explorer", what: "its view hidden", event: "onStartupFinished" },
  { container: "Kizen", what: "its view shown", event: "onView:kizen.businesses" },
];

interface Activation {
  /** Milliseconds to read and run the module. */
  readonly load: number;
  /** Milliseconds of the call of `activate`. Neither awaits anything in it: what VS Code adds as *Finish* is others' time. */
  readonly activate: number;
}

/** What VS Code itself measured, out of the table that *Developer: Startup Performance* shows. */
function activationIn(report: string, id: string, expected: string): Activation {
  const row = report.split("\n").find((line) => line.startsWith(`| ${id} `));
  const [, , , load, call, , event] = (row ?? "").split("|").map((cell) => cell.trim());
  if (load === undefined || call === undefined) throw new Error(`${id} is not in VS Code's report.`);
  if (event !== expected) throw new Error(`${id} was activated by ${event}, and not by ${expected}.`);
  return { load: Number(load), activate: Number(call) };
}

/**
 * Activation beside that of an extension that does nothing, activated by the same event of the same window. Loading is
 * counted from that event on, for both, and the empty one comes first: its time is in ours, and ours is not in its.
 */
runProgram(async () => {
  const { vscode, profile } = await installPackedExtension();
  const emptyVsix = path.join(await createTemporaryDirectory("bench"), "empty.vsix");
  const vsce = path.join(projectRoot, "node_modules/.bin/vsce");
  const flags = ["--skip-license", "--allow-missing-repository", "--no-dependencies", "--out", emptyVsix];
  await npm(path.join(__dirname, "emptyExtension"), ["exec", "--", vsce, "package", ...flags]);
  await installExtension(vscode, profile, emptyVsix);
  process.env[extensionsVariable] = profile.extensions;

  // The report is a tab: a window that shows it again starts with an editor.
  const session = await startSession("activation", {}, { "workbench.editor.restoreEditors": false });
  const workbench = new Workbench(() => session);
  const started = workbench.statusBar.item(BUSINESS);
  const sideBar = workbench.page.locator(".sidebar .composite.title");

  const reload = async () => {
    await workbench.reload();
    await started.waitFor();
  };
  /** Shows a view container, and waits until the page would come back with it. */
  const leave = async (container: string) => {
    await eventually(async () => {
      await workbench.showViewContainer(container);
      await reload();
      if (!(await sideBar.innerText()).toLowerCase().includes(container.toLowerCase()))
        throw new Error(`The window comes back without ${container}.`);
    });
  };
  const report = async () => {
    await workbench.runCommand("Developer: Startup Performance");
    const text = await workbench.editor.text();
    await workbench.page.keyboard.press("ControlOrMeta+w");
    return text;
  };
  const measure = async (event: string) => {
    const activations = { [EMPTY]: [] as Activation[], [OURS]: [] as Activation[] };
    for (let count = 0; count < RELOADS; count++) {
      await reload();
      // The report is written once, when it opens: it may come before one of the activations.
      await eventually(async () => {
        const text = await report();
        const found = Object.entries(activations).map(([id, measured]) => {
          return { measured, now: activationIn(text, id, event) };
        });
        for (const { measured, now } of found) measured.push(now);
      });
    }
    return activations;
  };

  try {
    await workbench.open();
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Explore Sample Data");
    await started.waitFor();
    console.log(`Activation, milliseconds, median of ${RELOADS} reloads (load the module, call activate):`);
    for (const { container, what, event } of LEFT) {
      await leave(container);
      const [empty, ours] = Object.entries(await measure(event)).map(([id, measured]) => {
        const [load, activate] = [
          median(measured.map((a) => a.load)),
          median(measured.map((a) => a.activate)),
        ];
        const sums = measured.map((a) => a.load + a.activate);
        console.log(`  ${what}: ${id.padEnd(32)} ${load} + ${activate}, each: ${sums.join(", ")}`);
        return median(sums);
      });
      const ratio = (ours ?? NaN) / (empty ?? NaN);
      console.log(`  ${what}: ${ratio.toFixed(2)} times as long as an empty extension`);
      keepFigure({
        what: `load and activate ÷ an empty extension, ${what}`,
        measured: ratio,
        unit: "times",
        budget: BUDGET,
      });
    }
  } finally {
    await session.close();
  }
  const size = (file: string) => `${(statSync(file).size / 1024).toFixed(0)} kB`;
  console.log(`Start-up bundle ${size(path.join(projectRoot, "dist/extension.js"))}, VSIX ${size(vsixFile)}`);
  return 0;
});
