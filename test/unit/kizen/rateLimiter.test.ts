import assert from "node:assert/strict";
import fc from "fast-check";
import { RateLimiter } from "../../../src/kizen/rateLimiter";
import type { Priority } from "../../../src/kizen";

/** The most starts that any sliding second saw. */
function mostInASecond(starts: readonly number[]): number {
  const sorted = [...starts].sort((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((start) => sorted.filter((other) => other >= start && other < start + 1000).length),
  );
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function blockEventLoop(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe("the rate limiter", () => {
  let limiter: RateLimiter;
  const starts: number[] = [];
  const job = (ms: number) => async () => {
    starts.push(performance.now());
    await sleep(ms);
  };

  beforeEach(() => {
    starts.length = 0;
    limiter = new RateLimiter(24);
  });
  afterEach(() => limiter.stop());

  it("never starts more than it may in any second, with random latencies and a stalled event loop", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ ms: fc.integer({ min: 0, max: 120 }), bulk: fc.boolean() }), {
          minLength: 40,
          maxLength: 60,
        }),
        async (jobs) => {
          const from = starts.length;
          const running = jobs.map(({ ms, bulk }) =>
            limiter.run({ priority: bulk ? "bulk" : "nextPage" }, job(ms)),
          );
          setTimeout(() => blockEventLoop(400), 300);
          await Promise.all(running);
          assert.equal(starts.length - from, jobs.length);
          assert.ok(mostInASecond(starts) <= 24, `${mostInASecond(starts)} starts in a second`);
        },
      ),
      { numRuns: 3 },
    );
  }).timeout(60_000);

  it("lets a person in before the background work that waits", async () => {
    const order: Priority[] = [];
    const run = (priority: Priority) =>
      limiter.run({ priority }, async () => {
        order.push(priority);
        await sleep(100);
      });
    const background = Array.from({ length: 60 }, () => run("bulk"));
    await sleep(50);
    const startedBefore = order.length;
    await run("interactive");
    // Slots and starts are kept free for it: nothing that waited went first.
    assert.ok(
      order.indexOf("interactive") <= startedBefore + 2,
      `it was number ${order.indexOf("interactive")}`,
    );
    background.forEach((promise) => void promise.catch(() => undefined));
  });

  it("starts nothing during a pause and everything after it", async () => {
    limiter.pause(400);
    const pausedAt = performance.now();
    await Promise.all([1, 2, 3].map(() => limiter.run({ priority: "interactive" }, job(0))));
    assert.ok(Math.min(...starts) - pausedAt >= 395);
    assert.equal(starts.length, 3);
  });

  it("rejects a cancelled call at once, in the queue and in a pause, and gives its place to others", async () => {
    limiter.pause(300);
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const calls = Array.from({ length: 40 }, () =>
      limiter.run({ priority: "interactive", signal: controller.signal }, job(0)),
    );
    await sleep(20);
    controller.abort(reason);
    const results = await Promise.allSettled(calls);
    assert.ok(results.every((result) => result.status === "rejected" && result.reason === reason));
    assert.equal(starts.length, 0);
    await Promise.all(Array.from({ length: 20 }, () => limiter.run({ priority: "interactive" }, job(0))));
    assert.equal(starts.length, 20);
  });

  it("follows a changed limit", async () => {
    await limiter.setStartsPerSecond(5);
    await Promise.all(Array.from({ length: 12 }, () => limiter.run({ priority: "interactive" }, job(0))));
    assert.ok(mostInASecond(starts) <= 5);
  });

  it("rejects what waits when it is stopped", async () => {
    limiter.pause(60_000);
    const controller = new AbortController();
    const waiting = Array.from({ length: 30 }, () =>
      limiter.run({ priority: "interactive", signal: controller.signal }, job(0)),
    );
    const settled = Promise.allSettled(waiting);
    const stopped = limiter.stop();
    controller.abort(new Error("end"));
    await stopped;
    assert.ok((await settled).every(({ status }) => status === "rejected"));
  });
});
