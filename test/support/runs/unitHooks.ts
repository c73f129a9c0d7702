import { rm } from "node:fs/promises";
import { producedDirectory } from "../leaks/produced";

/** Called by Mocha before the unit tests: what an earlier run produced is of no interest any more. */
export async function mochaGlobalSetup(): Promise<void> {
  await rm(producedDirectory("unit"), { recursive: true, force: true });
}
