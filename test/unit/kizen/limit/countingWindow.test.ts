import assert from "node:assert/strict";
import { type RefusalWithinLimit } from "../../../../src/kizen/limit/countingWindow";
import { RateLimiter } from "../../../../src/kizen/limit/rateLimiter";
import { mostInASecond } from "../../../support/time/arrivals";
import { SimulatedTime } from "../../../support/time/simulatedTime";

describe("RateLimiter: one beside a server that counts in another way", () => {
  const MINUTE = 60_000;
  let time: SimulatedTime;
  let timers: ReturnType<SimulatedTime["install"]>;
  let limiter: RateLimiter;
  let learnt: RefusalWithinLimit[];
  let arrivals: number[];
  let refusals: number[];
  /** What the server allows in a second. */
  let limit: number;

  beforeEach(() => {
    time = new SimulatedTime();
    timers = time.install();
    [learnt, arrivals, refusals] = [[], [], []];
    limiter = new RateLimiter(24, { clock: time, onDidWiden: (refusal) => learnt.push(refusal) });
  });
  afterEach(() => {
    limiter.stop();
    timers.uninstall();
  });

  const send = (destination = "host key") =>
    limiter.run({ destination, priority: "bulk" }, async (start) => {
      start.sent();
      await time.sleep(10);
      arrivals = [...arrivals.filter((at) => at > time.now() - 1000), time.now()];
      const isRefused = destination === "host key" && arrivals.length > limit;
      if (isRefused) refusals.push(time.now());
      await time.sleep(20);
      if (isRefused) start.refused(undefined);
      else start.answered();
    });
  const insist = async (until: number) => {
    while (time.now() < until) await send();
  };
  const hammer = (until: number) => void Array.from({ length: 8 }, () => insist(until));

  it("learns to stay below what the server allows, rather than be refused every few seconds", async () => {
    limit = 20;
    hammer(2.5 * MINUTE);
    await time.run(2.5 * MINUTE);
    const late = refusals.filter((at) => at > MINUTE / 2).length;
    // A step is taken back each minute, to find out; it takes a refusal or two to learn it again.
    assert.ok(late <= 5, `${late} refusals in two minutes`);
  });

  it("tells of each refusal how many had left, and for how long a start counts now", async () => {
    limit = 20;
    hammer(3_000);
    await time.run(3_000);
    const [first] = learnt;
    assert.deepEqual(first, { sent: 21, limit: 24, windowMs: 1080 });
  });

  it("forgets it after a while, and comes back to the whole rate", async () => {
    limit = 20;
    hammer(MINUTE);
    await time.run(MINUTE);
    limit = 1000;
    await time.run(8 * MINUTE);
    hammer(8 * MINUTE + 5_000);
    await time.run(8 * MINUTE + 4_000);
    assert.equal(mostInASecond(arrivals), 24);
  });

  it("takes one that refuses everything for no other way of counting", async () => {
    limit = 0;
    hammer(2 * MINUTE);
    await time.run(2 * MINUTE);
    assert.equal(learnt.length, 1);
  });

  it("learns nothing from more than the limit that was lowered meanwhile", async () => {
    limit = 10;
    const calls = Array.from({ length: 24 }, () => send());
    // The eleventh has left, and its refusal is on its way.
    await time.run(430);
    limiter.setStartsPerSecond(5);
    await time.run();
    await Promise.all(calls);
    assert.deepEqual([refusals.length, learnt], [1, []]);
  });
});
