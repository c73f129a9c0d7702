import path from "node:path";

export const projectRoot = path.resolve(__dirname, "../..");
/** Downloads and profiles that survive a run; ignored by git. */
export const cacheDirectory = path.join(projectRoot, ".vscode-test");
/** Counts, logs and screenshots of the latest run; ignored by git. */
export const resultsDirectory = path.join(projectRoot, "test-results");
export const demoWorkspace = path.join(projectRoot, "test/demo/workspace");
export const vsixFile = path.join(projectRoot, "kizen-explorer.vsix");

/** Where a suite leaves how many of its tests passed and failed. */
export function countsFile(suite: string): string {
  return path.join(resultsDirectory, "counts", `${suite}.json`);
}
