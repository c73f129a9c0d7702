import path from "node:path";
import { type Session, startSession, toFileName } from "./session";
import { Workbench } from "./workbench";

/**
 * Gives the tests of the surrounding `describe` one VS Code of their own, opened before the first and closed after
 * the last; `env` is asked then. `settings` are the user's. A test that fails leaves a screenshot in `test-results/`.
 */
export function useWorkbench(env: () => NodeJS.ProcessEnv = () => ({}), settings: object = {}): Workbench {
  let session: Session | undefined;
  const workbench = new Workbench(() => {
    if (session === undefined) throw new Error("The workbench is open inside tests and hooks only.");
    return session;
  });
  const capture = async (title: string): Promise<void> => {
    if (session === undefined) return;
    await session.page.screenshot({ path: path.join(session.results, `${toFileName(title)}.png`) });
  };

  before("open the workbench", async function () {
    session = await startSession(this.test?.parent?.fullTitle() ?? "session", env(), settings);
    try {
      await workbench.open();
    } catch (error) {
      await capture("opening");
      throw error;
    }
  });
  afterEach("capture what is shown", async function () {
    await session?.keepPages();
    if (this.currentTest?.isFailed()) await capture(this.currentTest.title);
  });
  after("close the workbench", () => session?.close());
  return workbench;
}
