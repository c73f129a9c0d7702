import { existsSync } from "node:fs";
import path from "node:path";
import { vsixFile } from "../support/paths";
import { installExtension, startCodeServer } from "../support/vscode/codeServer";
import { provisionVSCode } from "../support/vscode/provision";
import { findFreePort } from "../support/vscode/serverProcess";
import { writeUserSettings } from "../support/vscode/userSettings";
import { openBrowser } from "./openBrowser";

const preferredPort = 8391;

export interface DemoOptions {
  /** Keeps the profile from one demo to the next. */
  readonly directory: string;
  readonly workspace: string;
  readonly opensBrowser: boolean;
}

/** Serves VS Code on this computer until it is interrupted. */
export async function serveDemo({ directory, workspace, opensBrowser }: DemoOptions): Promise<number> {
  const vscode = await provisionVSCode();
  const profile = {
    userData: path.join(directory, "user-data"),
    extensions: path.join(directory, "extensions"),
  };
  if (!existsSync(profile.userData)) {
    await writeUserSettings(profile.userData, { "workbench.startupEditor": "readme" });
  }
  console.log("Installing the extension …");
  await installExtension(vscode, profile, vsixFile);

  const port = await findFreePort(preferredPort);
  const logFile = path.join(directory, "server.log");
  const server = await startCodeServer(vscode, { profile, workspace, port, logFile });
  console.log(`
  VS Code with Kizen Explorer is ready:

      ${server.url}

  Ctrl+C ends it.
`);
  if (opensBrowser) openBrowser(server.url);
  const code = await server.process.exited;
  console.error(`VS Code's server ended with exit code ${code}; see ${logFile}.`);
  return 1;
}
