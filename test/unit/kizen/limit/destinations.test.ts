import assert from "node:assert/strict";
import type { Priority } from "../../../../src/kizen";
import type { StartedRequest } from "../../../../src/kizen/limit/queuedRequest";
import { LongPauseError } from "../../../../src/kizen/limit/longPauseError";
import { RateLimiter } from "../../../../src/kizen/limit/rateLimiter";
import { mostInASecond } from "../../../support/time/arrivals";
import { SimulatedTime } from "../../../support/time/simulatedTime";

describe("a limiter with several destinations", () => {
  let time: SimulatedTime;
  let timers: ReturnType<SimulatedTime["install"]>;
  let limiter: RateLimiter;
  let starts: { readonly destination: string; readonly at: number }[];
  let suspensions: number;

  beforeEach(() => {
    time = new SimulatedTime();
    timers = time.install();
    starts = [];
    suspensions = 0;
    limiter = new RateLimiter(24, { clock: time, onDidSuspend: () => suspensions++ });
  });
  afterEach(() => {
    limiter.stop();
    timers.uninstall();
  });

  type Fate = (start: StartedRequest) => Promise<void>;
  const answered: Fate = async (start) => {
    start.sent();
    await time.sleep(30);
    start.answered();
  };
  const refused =
    (retryAfter?: number): Fate =>
    async (start) => {
      start.sent();
      await time.sleep(30);
      start.refused(retryAfter);
    };
  const hangs: Fate = async (start) => {
    start.sent();
    await time.sleep(60_000);
  };
  const neverConnects: Fate = () => time.sleep(60_000);

  const request = (destination: string, fate: Fate, priority: Priority = "interactive") =>
    void limiter.run({ destination, priority }, async (start) => {
      starts.push({ destination, at: start.at });
      await fate(start);
    });
  const startsOf = (destination: string) => starts.filter((start) => start.destination === destination);

  it("lets a pause hold back only the destination that asked for it", async () => {
    request("bad", refused(20_000));
    await time.run(100);
    request("good", answered);
    request("bad", answered);
    assert.equal(limiter.destinations.holdOf("good").pauseLeft, undefined);
    assert.ok((limiter.destinations.holdOf("bad").pauseLeft ?? 0) > 19_000);
    await time.run(200);
    assert.deepEqual([startsOf("good").length, startsOf("bad").length], [1, 1]);
    await time.run();
    assert.equal(startsOf("bad").length, 2);
  });

  it("turns away who would wait for too long, of that destination only, and tries again after five minutes", async () => {
    request("bad", refused(3_600_000));
    const outcome = (destination: string, notBefore?: number) =>
      limiter
        .run({ destination, priority: "interactive", notBefore }, answered)
        .then(() => "answered")
        .catch((error: unknown) => error);
    // One is in the queue already when the refusal comes.
    const [queued, good] = [outcome("bad", 500), outcome("good")];
    await time.run(1_000);
    assert.equal(await good, "answered");
    const told = await Promise.all([queued, outcome("bad")]);
    for (const error of told) {
      assert.ok(error instanceof LongPauseError);
      assert.ok(error.retryAfter > 3_590_000 && error.retryAfter <= 3_600_000);
    }
    await time.run(299_000);
    assert.ok((await outcome("bad")) instanceof LongPauseError);
    await time.run(301_000);
    const later = outcome("bad");
    await time.run(302_000);
    assert.equal(await later, "answered");
  });

  it("turns away who was refused before and would wait for more than half a minute in all", async () => {
    request("bad", refused(20_000));
    await time.run(100);
    const patient = limiter.run({ destination: "bad", priority: "bulk", patientUntil: 20_100 }, answered);
    await assert.rejects(
      limiter.run({ destination: "bad", priority: "bulk", patientUntil: 19_900 }, answered),
      LongPauseError,
    );
    await time.run();
    await patient;
  });

  it("probes only the destination that keeps refusing, while the others go at the full rate", async () => {
    const insist = async () => {
      while (time.now() < 60_000) {
        await limiter.run({ destination: "bad", priority: "bulk" }, refused());
      }
    };
    for (let client = 0; client < 20; client++) void insist();
    await time.run(40_000);
    assert.equal(suspensions, 1);
    assert.equal(limiter.destinations.holdOf("bad").isSuspended, true);
    assert.equal(limiter.destinations.holdOf("good").isSuspended, false);
    for (let page = 0; page < 100; page++) request("good", answered, "bulk");
    await time.run(44_000);
    assert.ok(startsOf("good").length > 85, `${startsOf("good").length} starts`);
  });

  it("leaves all places of the others free where every request of one hangs", async () => {
    for (let click = 0; click < 50; click++) request("hangs", hangs);
    for (let page = 0; page < 50; page++) request("hangs", hangs, "bulk");
    await time.run(3_000);
    assert.equal(startsOf("hangs").length, 16);
    for (let click = 0; click < 24; click++) request("good", answered);
    await time.run(4_100);
    assert.equal(startsOf("good").length, 24);
  });

  it("leaves half of the starts, and of what is left half, where no connection comes about", async () => {
    for (const destination of ["one", "two", "three"]) {
      for (let click = 0; click < 20; click++) request(destination, neverConnects);
    }
    await time.run(3_000);
    const counts = ["one", "two", "three"].map((destination) => startsOf(destination).length);
    assert.deepEqual(counts, [12, 6, 3]);
    request("good", answered);
    await time.run(3_050);
    assert.equal(startsOf("good").length, 1);
  });

  it("counts the starts of all of them together", async () => {
    for (let call = 0; call < 40; call++) {
      for (const destination of ["one", "two", "three"]) request(destination, answered);
    }
    await time.run();
    assert.equal(starts.length, 120);
    assert.equal(mostInASecond(starts.map(({ at }) => at)), 24);
  });
});
