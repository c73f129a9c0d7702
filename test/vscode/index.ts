import { appendFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { inspect } from "node:util";
import Mocha from "mocha";
import * as vscode from "vscode";
import CountingReporter from "../support/runs/countingReporter";
import { produced } from "../support/leaks/produced";

const counts = process.env["KIZEN_TEST_COUNTS"];
const output = process.env["KIZEN_TEST_OUTPUT"];
const grep = process.env["KIZEN_TEST_GREP"];
/** Those to run, by their names. */
const files = new RegExp(process.env["KIZEN_TEST_FILES"] ?? "");

/** Called by VS Code inside the extension host; the tests lie beside this module. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    timeout: 120_000,
    grep: grep || undefined,
    forbidOnly: process.env["CI"] !== undefined,
    reporter: CountingReporter,
    reporterOptions: { counts, output },
    rootHooks: { afterEach: keepClipboard },
  });
  for (const file of await readdir(__dirname, { recursive: true })) {
    if (file.endsWith(".test.js") && files.test(file)) mocha.addFile(path.join(__dirname, file));
  }
  const keeping = keepWhatIsShown();
  let failures: number;
  try {
    failures = await new Promise<number>((resolve) => mocha.run(resolve));
  } catch (error) {
    // A file that throws while it loads is no failed test: without this line, nobody would learn about it.
    if (output !== undefined) appendFileSync(output, `${inspect(error)}\n`);
    throw error;
  } finally {
    keeping.dispose();
  }
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

/** For the check that no key is in it. */
function keepWhatIsShown(): vscode.Disposable {
  const keep = (document: vscode.TextDocument) => produced.keep("documents", document.getText());
  // At its end as well, because a document may have changed.
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(keep),
    vscode.workspace.onDidCloseTextDocument(keep),
  );
}

async function keepClipboard(): Promise<void> {
  produced.keep("clipboard", await vscode.env.clipboard.readText());
}
