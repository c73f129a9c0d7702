import { type ChildProcess, type StdioOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
  /** Lets Windows find scripts such as `npm.cmd`. */
  readonly shell?: boolean;
}

const isWindows = process.platform === "win32";
const stopGraceMs = 5_000;

/**
 * A program with all its descendants. It leads a process group of its own, so that one signal reaches every
 * descendant, and the whole group dies at the latest when this process exits.
 */
export class OwnedProcess {
  readonly exited: Promise<number>;
  /** What it printed, where it was started with pipes. */
  output = "";
  private readonly child: ChildProcess;
  private readonly killAtExit = (): void => this.signal("SIGKILL");

  constructor(command: string, args: readonly string[], options: ProcessOptions = {}) {
    this.child = spawn(command, args, {
      env: process.env,
      stdio: ["ignore", "inherit", "inherit"],
      ...options,
      detached: !isWindows,
      windowsHide: true,
    });
    process.prependOnceListener("exit", this.killAtExit);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    }
    this.exited = this.whenExited();
  }

  /** Asks the group to end, then ends it. */
  async stop(): Promise<void> {
    this.signal("SIGTERM");
    const deadline = setTimeout(this.killAtExit, stopGraceMs);
    await this.exited.catch(() => undefined);
    clearTimeout(deadline);
  }

  private async whenExited(): Promise<number> {
    try {
      const [code] = (await once(this.child, "close")) as [number | null];
      return code ?? 1;
    } finally {
      this.killAtExit();
      process.off("exit", this.killAtExit);
    }
  }

  private signal(name: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (isWindows) {
      spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
      return;
    }
    try {
      process.kill(-pid, name);
    } catch {
      // The group is gone already.
    }
  }
}

/** Runs a program to its end; rejects when it fails. */
export async function run(command: string, args: readonly string[], options?: ProcessOptions): Promise<void> {
  const program = new OwnedProcess(command, args, options);
  const code = await program.exited;
  if (code === 0) return;
  throw new Error(`${command} ${args.join(" ")} ended with exit code ${code}.\n${program.output}`);
}

/** Runs a program whose output is of interest only when it fails. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options?: ProcessOptions,
): Promise<void> {
  await run(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
}
