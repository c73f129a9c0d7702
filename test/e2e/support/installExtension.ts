import { rm } from "node:fs/promises";
import { installPackedExtension } from "../../support/vscode/packedExtension";
import { launchBrowser } from "../../support/vscode/browser";
import { e2eResults, extensionsVariable } from "./session";

/** Packs the extension and installs it once, for the profiles of all suites, and finds a browser. */
export default async function installExtension(): Promise<void> {
  await rm(e2eResults, { recursive: true, force: true });
  const { profile } = await installPackedExtension();
  // Whoever has none gets one now, once, and not in every worker.
  await (await launchBrowser()).close();
  process.env[extensionsVariable] = profile.extensions;
}
