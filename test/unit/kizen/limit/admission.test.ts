import assert from "node:assert/strict";
import type { QueuedRequest } from "../../../../src/kizen/limit/queuedRequest";
import { RateLimiter } from "../../../../src/kizen/limit/rateLimiter";
import { SimulatedTime } from "../../../support/time/simulatedTime";

describe("RateLimiter: one that shares its limit with other processes", () => {
  let time: SimulatedTime;
  let timers: ReturnType<SimulatedTime["install"]>;
  let limiter: RateLimiter;
  let isOpen: boolean;
  let sent: number;
  let started: QueuedRequest["priority"][];

  const make = (startsPerSecond: number) => {
    limiter = new RateLimiter(startsPerSecond, {
      clock: time,
      admit: () => (isOpen ? { sent: () => sent++ } : undefined),
    });
  };
  const request = (priority: QueuedRequest["priority"]) =>
    void limiter.run({ destination: "host key", priority }, async () => {
      started.push(priority);
      await time.sleep(10);
    });

  beforeEach(() => {
    time = new SimulatedTime();
    timers = time.install();
    isOpen = true;
    sent = 0;
    started = [];
  });
  afterEach(() => {
    limiter.stop();
    timers.uninstall();
  });

  it("starts nothing that is not admitted, and a person first as soon as it is", async () => {
    make(24);
    isOpen = false;
    for (let call = 0; call < 30; call++) request("bulk");
    await time.run(3_000);
    request("interactive");
    await time.run(3_500);
    assert.deepEqual(started, []);
    isOpen = true;
    await time.run(3_600);
    assert.equal(started[0], "interactive");
    await time.run();
    assert.equal(started.length, 31);
    assert.ok(sent >= 31);
  });

  it("stands still while it has no share, and goes on with the one that it gets", async () => {
    make(0);
    for (let call = 0; call < 10; call++) request("bulk");
    await time.run(5_000);
    assert.deepEqual(started, []);
    limiter.setStartsPerSecond(12);
    await time.run(5_300);
    limiter.setStartsPerSecond(0);
    const before = started.length;
    assert.ok(before > 0 && before < 10);
    await time.run(9_000);
    limiter.setStartsPerSecond(24);
    await time.run();
    assert.equal(started.length, 10);
  });
});
