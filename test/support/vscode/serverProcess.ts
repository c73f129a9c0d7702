import { mkdirSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cleanEnvironment } from "../processes/cleanEnvironment";
import { OwnedProcess } from "../processes/ownedProcess";
import { withoutBuiltinExtensions } from "./builtinExtensions";

const startLimitMs = 60_000;

export interface ServerOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Where the server is expected to answer. */
  readonly url: string;
  /** Receives what the server prints. */
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a server of VS Code and resolves when it answers. */
export async function startServer({
  command,
  args,
  url,
  logFile,
  env,
}: ServerOptions): Promise<OwnedProcess> {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  const server = new OwnedProcess(command, args, {
    env: { ...cleanEnvironment(), ...withoutBuiltinExtensions(), ...env },
    stdio: ["ignore", log, log],
  });
  const died = server.exited.then((code) =>
    Promise.reject(new Error(`The server ended with exit code ${code}.`)),
  );
  try {
    await Promise.race([untilAnswers(url), died]);
    return server;
  } catch (error) {
    await server.stop();
    throw new Error(`VS Code's server did not start.\n${await readFile(logFile, "utf8")}`, { cause: error });
  }
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`No answer from ${url} in ${startLimitMs / 1000} seconds.`);
}

/** A port of the loopback interface that is free now: the preferred one where possible. */
export async function findFreePort(preferred = 0): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(preferred, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
  } catch (error) {
    if (preferred === 0) throw error;
    return await findFreePort();
  } finally {
    server.close();
  }
}
