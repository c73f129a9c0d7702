import { defineConfig } from "@playwright/test";
import { failuresDirectory } from "./support/session";

/**
 * A test that passes at its second attempt has a defect, or shows one: there is no second attempt. What a failed test
 * did and saw stays in `test-results/e2e/failures`; `npx playwright show-trace` opens it.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.ts",
  outputDir: failuresDirectory,
  globalSetup: "./support/installExtension.ts",
  reporter: [["list"], ["./support/countsReporter.ts"]],
  forbidOnly: process.env["CI"] !== undefined,
  retries: 0,
  // Each suite has a VS Code of its own, which waits most of the time for what it shows.
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    screenshot: "only-on-failure",
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
