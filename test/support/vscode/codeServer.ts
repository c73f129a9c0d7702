import path from "node:path";
import { cleanEnvironment } from "../processes/cleanEnvironment";
import { type OwnedProcess, runQuietly } from "../processes/ownedProcess";
import type { VSCodeInstallation } from "./provision";
import { startServer } from "./serverProcess";

/** Where a VS Code keeps what belongs to its user. */
export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

export interface CodeServerOptions {
  readonly profile: Profile;
  readonly workspace: string;
  readonly port: number;
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CodeServer {
  /** The page that shows the workspace. */
  readonly url: string;
  readonly process: OwnedProcess;
}

/** Installs a packed extension as a person does with *Install from VSIX…*. */
export async function installExtension(
  vscode: VSCodeInstallation,
  profile: Profile,
  vsix: string,
): Promise<void> {
  const args = [vscode.codeServerEntry, ...profileFlags(profile), "--install-extension", vsix, "--force"];
  await runQuietly(vscode.node, args, { env: cleanEnvironment() });
}

/** Serves the product: extensions of the profile, webviews, secrets that survive a reload. */
export async function startCodeServer(
  vscode: VSCodeInstallation,
  options: CodeServerOptions,
): Promise<CodeServer> {
  const address = `127.0.0.1:${options.port}`;
  const process = await startServer({
    command: vscode.node,
    args: [
      ...[vscode.codeServerEntry, "--bind-addr", address, "--auth", "none", ...profileFlags(options.profile)],
      ...["--disable-telemetry", "--disable-update-check"],
      ...["--disable-getting-started-override", options.workspace],
    ],
    url: `http://${address}/healthz`,
    logFile: options.logFile,
    ...(options.env && { env: options.env }),
  });
  return { url: `http://${address}/?${new URLSearchParams({ folder: options.workspace })}`, process };
}

/** All files of code-server lie in the profile, none in the home directory. */
function profileFlags({ userData, extensions }: Profile): string[] {
  const config = path.join(userData, "config.yaml");
  return ["--config", config, "--user-data-dir", userData, "--extensions-dir", extensions];
}
