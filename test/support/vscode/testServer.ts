import path from "node:path";
import type { OwnedProcess } from "../processes/ownedProcess";
import type { VSCodeInstallation } from "./provision";
import { findFreePort, startServer } from "./serverProcess";
import { writeUserSettings } from "./userSettings";

export interface TestServerOptions {
  readonly extensionDevelopmentPath: string;
  /** A module that exports `run()`, as for `@vscode/test-electron`. */
  readonly extensionTestsPath: string;
  readonly workspace: string;
  /** Profile of the server, empty or missing. */
  readonly dataDirectory: string;
  readonly logFile: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface TestServer {
  /** Opening this page starts the extension host, and the tests in it. */
  readonly url: string;
  readonly process: OwnedProcess;
  /** Directory of VS Code's own logs. */
  readonly logs: string;
}

/** Serves a VS Code whose windows run extension tests. */
export async function startTestServer(
  vscode: VSCodeInstallation,
  options: TestServerOptions,
): Promise<TestServer> {
  const authority = `127.0.0.1:${await findFreePort()}`;
  const data = path.join(options.dataDirectory, "data");
  await writeUserSettings(data);
  const process = await startServer({
    command: vscode.node,
    args: [
      ...[vscode.serverMain, "--host", "127.0.0.1", "--port", authority.split(":")[1] ?? ""],
      ...["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off"],
      // Without it, a built VS Code ignores the payload of the page's address.
      "--enable-smoke-test-driver",
      ...["--server-data-dir", options.dataDirectory],
    ],
    url: `http://${authority}/version`,
    logFile: options.logFile,
    env: options.env,
  });
  return { url: pageUrl(authority, options), process, logs: path.join(data, "logs") };
}

function pageUrl(authority: string, options: TestServerOptions): string {
  const remote = (file: string): string => `vscode-remote://${authority}${toUrlPath(file)}`;
  const payload = [
    ["extensionDevelopmentPath", remote(options.extensionDevelopmentPath)],
    ["extensionTestsPath", remote(options.extensionTestsPath)],
  ];
  const query = new URLSearchParams({
    folder: toUrlPath(options.workspace),
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query}`;
}

/** A path with slashes that starts with one, also on Windows. */
function toUrlPath(file: string): string {
  return `/${file.split(path.sep).join("/")}`.replace(/^\/+/, "/");
}
