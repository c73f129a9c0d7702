import { statSync } from "node:fs";
import path from "node:path";
import { extensionsVariable, startSession } from "../e2e/support/session";
import { Workbench } from "../e2e/support/workbench";
import { eventually } from "../support/eventually";
import { npm } from "../support/npm";
import { projectRoot, vsixFile } from "../support/paths";
import { createTemporaryDirectory, runProgram } from "../support/program";
import { keepFigure } from "./figures";
import { installExtension } from "../support/vscode/codeServer";
import { installPackedExtension } from "../support/vscode/packedExtension";
import { median } from "../support/median";

const EMPTY = "kizen-explorer.empty-extension";
const OURS = "kizen-explorer.kizen-explorer";
const STARTS = 7;

interface Activation {
  /** Milliseconds to read and run the module. */
  readonly load: number;
  /** Milliseconds of the call of `activate`, what it awaits included. */
  readonly activate: number;
}

/** What VS Code itself measured, out of the table that *Developer: Startup Performance* shows. */
function activationIn(report: string, id: string): Activation {
  const row = report.split("\n").find((line) => line.startsWith(`| ${id} `));
  const [, , , load, call, finish] = (row ?? "").split("|").map((cell) => cell.trim());
  if (load === undefined || call === undefined) throw new Error(`${id} is not in VS Code's report.`);
  return { load: Number(load), activate: Number(call) + Number(finish) };
}

/** Activation beside that of an extension that does nothing, activated by the same event of the same window. */
runProgram(async () => {
  const { vscode, profile } = await installPackedExtension();
  const emptyVsix = path.join(await createTemporaryDirectory("bench"), "empty.vsix");
  const vsce = path.join(projectRoot, "node_modules/.bin/vsce");
  const flags = ["--skip-license", "--allow-missing-repository", "--no-dependencies", "--out", emptyVsix];
  await npm(path.join(__dirname, "emptyExtension"), ["exec", "--", vsce, "package", ...flags]);
  await installExtension(vscode, profile, emptyVsix);
  process.env[extensionsVariable] = profile.extensions;

  const session = await startSession("activation");
  const workbench = new Workbench(() => session);
  const activations = new Map<string, Activation[]>([
    [EMPTY, []],
    [OURS, []],
  ]);
  await workbench.open();
  for (let start = 0; start < STARTS; start++) {
    if (start > 0) await workbench.reload();
    await workbench.showViewContainer("Kizen");
    // The report is written once, when it opens: it may come before the activations.
    await eventually(async () => {
      await workbench.runCommand("Developer: Startup Performance");
      const report = await workbench.editor.text();
      await workbench.page.keyboard.press("ControlOrMeta+w");
      const found = [...activations].map(([id, measured]) => ({ measured, now: activationIn(report, id) }));
      for (const { measured, now } of found) measured.push(now);
    }, 30_000);
    // The next start is not to show the view at once.
    await workbench.showViewContainer("Explorer");
  }
  await session.close();

  console.log(`Activation, milliseconds, median of ${STARTS} starts (load the module, call activate):`);
  for (const [id, measured] of activations) {
    const [load, activate] = [median(measured.map((a) => a.load)), median(measured.map((a) => a.activate))];
    keepFigure({ what: `load and activate ${id.split(".")[1]}`, measured: load + activate, unit: "ms" });
    console.log(`  ${id.padEnd(34)} ${load} + ${activate} = ${load + activate}`);
  }
  const size = (file: string) => `${(statSync(file).size / 1024).toFixed(0)} kB`;
  console.log(`Start-up bundle ${size(path.join(projectRoot, "dist/extension.js"))}, VSIX ${size(vsixFile)}`);
  return 0;
});
