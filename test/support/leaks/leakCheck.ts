import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { SAMPLE_CREDENTIALS } from "../../../src/sample/credentials";
import { findSecret } from "./secretSearch";

/** How every key in tests ends, and the key that needs none to be kept secret, but is treated like one. */
const SECRETS = ["never-shown", SAMPLE_CREDENTIALS.apiKey];

/** Without these there would be nothing to find a key in, and the check would mean nothing. */
export const expectedProducts: readonly (readonly [what: string, files: RegExp])[] = [
  ["log lines of the unit tests", /^unit\/produced\/log\.txt$/],
  ["errors of the unit tests", /^unit\/produced\/errors\.txt$/],
  ["the report of the extension host", /^vscode\/\w+\/mocha\.log$/],
  ["the log of the extension host", /^vscode\/\w+\/logs\/.*\.log$/],
  ["log lines of the extension host", /^vscode\/produced\/log\.txt$/],
  ["documents of the extension host", /^vscode\/produced\/documents\.txt$/],
  ["what the extension host copied", /^vscode\/produced\/clipboard\.txt$/],
  ["messages of the extension host", /^vscode\/produced\/screen\.txt$/],
  ["Kizen's log in the workbench", /^e2e\/.*\/logs\/.*Kizen\.log$/],
  ["settings and stored files of the workbench", /^e2e\/.*\/User\//],
  ["pages of the workbench", /^e2e\/.*\/produced\/documents\.txt$/],
  ["webviews of the workbench", /^e2e\/.*\/produced\/webviews\.txt$/],
  ["what the workbench copied", /^e2e\/.*\/produced\/clipboard\.txt$/],
  ["messages of the workbench", /^e2e\/.*\/produced\/screen\.txt$/],
];

export interface LeakCheck {
  readonly files: number;
  /** What is wrong: where a key stands, never what it is; and what was not kept. */
  readonly problems: readonly string[];
}

/** Pictures, and what explains a failed test: it holds the test's own text, keys included. */
const unsearched = /\.png$|^e2e\/failures\//;

/** Looks for keys in everything that the suites left in a directory. */
export async function checkForKeys(directory: string): Promise<LeakCheck> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !unsearched.test(file));
  const problems: string[] = [];
  const kept = new Set<string>();
  for (const file of files) {
    const text = await readFile(path.join(directory, file), "latin1");
    for (const [what, pattern] of expectedProducts) if (text !== "" && pattern.test(file)) kept.add(what);
    for (const secret of SECRETS) {
      const form = findSecret(text, secret);
      if (form !== undefined) problems.push(`A key stands in ${file}, ${form}.`);
    }
  }
  for (const [what] of expectedProducts) if (!kept.has(what)) problems.push(`Nothing was kept of ${what}.`);
  return { files: files.length, problems };
}
