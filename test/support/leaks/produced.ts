import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { resultsDirectory } from "../paths";

/** Names the directory for what tests produce that run inside VS Code. */
export const producedVariable = "KIZEN_TEST_PRODUCED";

/** What a person or another program gets to see, by the name of its file. */
export type Product = "log" | "errors" | "clipboard" | "documents" | "screen" | "webviews";

/** Where a suite keeps what it produced, until the check after the last suite looks for keys in it. */
export function producedDirectory(suite: string): string {
  return path.join(resultsDirectory, suite, "produced");
}

/** Keeps texts in files, each text once. */
export class ProducedTexts {
  readonly #seen = new Set<string>();

  constructor(private readonly directory: string) {}

  keep(product: Product, text: string): void {
    const id = createHash("sha1").update(product).update(text).digest("hex");
    if (text === "" || this.#seen.has(id)) return;
    this.#seen.add(id);
    mkdirSync(this.directory, { recursive: true });
    appendFileSync(path.join(this.directory, `${product}.txt`), `${text}\n`);
  }
}

/** For tests below the editor, and those inside it. */
export const produced = new ProducedTexts(process.env[producedVariable] ?? producedDirectory("unit"));
