import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import type { Frame } from "playwright-core";
import type { Workbench } from "./workbench";

/** The document in the webview on screen. */
export async function webviewFrame(workbench: Workbench): Promise<Frame> {
  const outer = workbench.page.frameLocator("iframe.webview.ready:visible");
  const found = await (await outer.locator("iframe#active-frame").elementHandle()).contentFrame();
  assert.ok(found);
  return found;
}

/** What axe finds wrong in the webview on screen, each rule with the elements concerned. */
export async function violationsIn(workbench: Workbench): Promise<unknown[]> {
  const frame = await webviewFrame(workbench);
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}
