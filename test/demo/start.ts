import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { npm } from "../support/processes/npm";
import { cacheDirectory, demoWorkspace, projectRoot } from "../support/paths";
import { runProgram } from "../support/processes/program";
import { serveDemo } from "./browserDemo";
import { openDesktopDemo } from "./desktopDemo";

const demo = path.join(cacheDirectory, "demo");

/**
 * Shows the packed extension in a real VS Code with a small project open. `--desktop` uses the VS Code that is
 * installed on this computer instead of the one from npm, `--no-open` leaves the browser alone.
 */
runProgram(async () => {
  const { values } = parseArgs({
    options: { desktop: { type: "boolean", default: false }, "no-open": { type: "boolean", default: false } },
  });
  await npm(projectRoot, ["run", "package"]);
  const workspace = path.join(demo, "invoice-sync");
  await rm(workspace, { recursive: true, force: true });
  await cp(demoWorkspace, workspace, { recursive: true });
  if (values.desktop) return await openDesktopDemo(workspace);
  return await serveDemo({ directory: demo, workspace, opensBrowser: !values["no-open"] });
});
