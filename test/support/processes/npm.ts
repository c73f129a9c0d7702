import { cleanEnvironment } from "./cleanEnvironment";
import { run } from "./ownedProcess";

/** Runs npm in a directory, as if it was called from an ordinary shell. */
export async function npm(directory: string, args: readonly string[]): Promise<void> {
  const isWindows = process.platform === "win32";
  await run("npm", args, { cwd: directory, env: cleanEnvironment(), shell: isWindows });
}
