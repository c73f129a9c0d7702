import path from "node:path";
import { test } from "@playwright/test";
import { withoutBuiltinExtensions } from "../../support/vscode/builtinExtensions";
import { type Session, startSession } from "./session";
import { Workbench } from "./workbench";

/**
 * For paths of reading and writing code, where TypeScript's own hovers, definitions and suggestions stand beside ours. In
 * others its two servers would only take seconds of both cores from what the person waits for.
 */
export const withTypeScript = withoutBuiltinExtensions();
const withoutTypeScript = withoutBuiltinExtensions("vscode.typescript-language-features");

/**
 * Gives the tests of a file one VS Code of their own, opened before the first and closed after the last; `env` is asked
 * then. `settings` are the user's. Each test goes on where the one before it ended: after a failure the rest is left out.
 */
export function useWorkbench(env: () => NodeJS.ProcessEnv = () => ({}), settings: object = {}): Workbench {
  let session: Session | undefined;
  const workbench = new Workbench(() => {
    if (session === undefined) throw new Error("The workbench is open inside tests and hooks only.");
    return session;
  });

  test.describe.configure({ mode: "serial" });
  test.beforeAll("open the workbench", async () => {
    const whole = { ...withoutTypeScript, ...env() };
    session = await startSession(path.basename(test.info().file, ".e2e.ts"), whole, settings);
    await workbench.open();
  });
  test.afterEach("keep what is shown", () => session?.keepPages());
  test.afterAll("close the workbench", () => session?.close());
  return workbench;
}
