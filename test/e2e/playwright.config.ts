import { defineConfig } from "@playwright/test";
import { failuresDirectory } from "./support/session";

/**
 * A test that passes at its second attempt only has a defect, or shows one: the gate names it in its last lines, and does
 * not stop whoever changed something else. What a failed test saw stays in `test-results/e2e/failures`, and what it did
 * the second time: `npx playwright show-trace` opens it. Traces of first attempts would cost a fifth of the time of all.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.ts",
  outputDir: failuresDirectory,
  globalSetup: "./support/installExtension.ts",
  reporter: [["list"], ["./support/countsReporter.ts"]],
  forbidOnly: process.env["CI"] !== undefined,
  retries: 1,
  // Each suite has a VS Code of its own, which waits most of the time for what it shows.
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    screenshot: "only-on-failure",
    trace: { mode: "on-first-retry", screenshots: false },
  },
});
