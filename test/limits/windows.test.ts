import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FromWindow, ToWindow, WindowSetUp } from "../support/model/hammeringWindow";
import { mostInASecond } from "../support/time/arrivals";
import { startLimitedServer, type LimitedServer } from "../support/servers/limitedServer";
import { createTemporaryDirectory } from "../support/processes/program";

const RATE = 24;

/** A process that hammers the server as one window may. */
class WindowProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #done: () => void = () => undefined;
  /** When it started what, in milliseconds since the epoch. */
  readonly starts: number[] = [];

  constructor(setUp: WindowSetUp) {
    const program = path.join(__dirname, "../support/model/hammeringWindow.ts");
    this.#child = fork(program, [JSON.stringify(setUp)], { execArgv: ["--import", "tsx"] });
    this.#exited = once(this.#child, "exit");
    this.#child.on("message", (message: FromWindow) => {
      if (message === "done") this.#done();
      else this.starts.push(message);
    });
  }

  async ready(): Promise<void> {
    await new Promise<void>((resolve) => (this.#done = resolve));
  }

  start(): void {
    this.#child.send("start" satisfies ToWindow);
  }

  /** Ends its work, or the window with it, when everything it had asked for is answered. */
  async end(how: "rest" | "close"): Promise<void> {
    this.#child.send(how);
    await this.ready();
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#exited;
  }
}

describe("three windows that hammer one server", () => {
  let server: LimitedServer;
  const windows: WindowProcess[] = [];

  before(async () => {
    // It counts and does not refuse: a pause after a refusal would hide what comes too soon.
    server = await startLimitedServer({ limit: 1_000, latency: [30, 30] });
    const leases = path.join(await createTemporaryDirectory("windows"), "leases");
    for (const userId of ["one", "two", "three"]) {
      windows.push(
        new WindowProcess({
          credentials: { ...server.credentials, userId },
          leases,
          requestsPerSecond: RATE,
        }),
      );
    }
    await Promise.all(windows.map((window) => window.ready()));
  });
  after(async () => {
    await Promise.all(windows.map((window) => window.kill()));
    server.close();
  });

  const now = () => performance.timeOrigin + performance.now();

  it("never exceed the limit together, and the one that is left has it all two seconds later", async () => {
    const [one, two, three] = windows;
    assert.ok(one && two && three);
    one.start();
    await sleep(1_500);
    two.start();
    three.start();
    await sleep(2_000);
    const shared = now();
    await sleep(4_000);

    // One has no more work, one dies.
    await two.end("rest");
    await three.kill();
    const ended = now();
    await sleep(6_000);
    const { arrivals } = await server.report();
    const arrivalsOf = (userId: string, from: number, to: number) =>
      arrivals.filter((one) => one.userId === userId && one.at >= from && one.at < to).length;
    const counts = ["one", "two", "three"].map((id) => arrivalsOf(id, shared, shared + 4_000));
    assert.ok(Math.min(...counts) > 0, counts.join());
    const alone = arrivalsOf("one", ended + 2_000, ended + 6_000);
    assert.ok(alone > 1.5 * Math.max(...counts), `${alone} alone, ${counts.join()} together`);

    const starts = windows.flatMap((window) => window.starts);
    assert.ok(mostInASecond(starts) <= RATE, `${mostInASecond(starts)} starts in one second`);
    await one.end("close");
  });
});
