import { rmSync } from "node:fs";
import { mkdtemp, realpath } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs a command-line program. However it ends, it ends through `process.exit`, whose listeners stop processes and
 * delete temporary directories, so that nothing is left behind. `stop` is what a signal has to wait for.
 */
export function runProgram(main: () => Promise<number>, stop?: () => Promise<void>): void {
  const fail = (error: unknown): void => {
    console.error(error);
    process.exit(1);
  };
  for (const [signal, code] of Object.entries(signals)) {
    process.once(signal, () => {
      Promise.resolve(stop?.()).then(() => process.exit(code), fail);
    });
  }
  main().then((code) => process.exit(code), fail);
}

/** A directory that is deleted when this process exits. */
export async function createTemporaryDirectory(name: string): Promise<string> {
  const directory = await mkdtemp(path.join(await realpath(os.tmpdir()), `kizen-explorer-${name}-`));
  process.prependOnceListener("exit", () => {
    try {
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // The operating system clears its temporary directory.
    }
  });
  return directory;
}
