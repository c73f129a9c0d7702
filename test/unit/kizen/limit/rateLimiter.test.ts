import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import fc from "fast-check";
import { fullJitter } from "../../../../src/kizen/limit/backOff";
import type { QueuedRequest, StartedRequest } from "../../../../src/kizen/limit/queuedRequest";
import { RateLimiter } from "../../../../src/kizen/limit/rateLimiter";
import type { Priority } from "../../../../src/kizen";
import { mostInASecond } from "../../../support/time/arrivals";
import { SimulatedTime } from "../../../support/time/simulatedTime";

/** How a request fares: milliseconds until it leaves, on its way, and from there to the answer. */
interface Fate {
  readonly leaves: number;
  readonly travels: number;
  readonly answer: number;
  readonly status?: number;
  readonly retryAfter?: number;
}

const HOST = "host key";
/** A queued request, to the same destination where none is named. */
type Queued = Omit<QueuedRequest, "destination"> & Partial<QueuedRequest>;

const SWIFT: Fate = { leaves: 1, travels: 5, answer: 20 };
const PRIORITIES: readonly Priority[] = ["interactive", "nextPage", "hint", "bulk"];

let time: SimulatedTime;
let timers: ReturnType<SimulatedTime["install"]>;
let limiter: RateLimiter;
let changes: number;
/** What the server saw. */
let arrivals: number[];
let starts: { readonly at: number; readonly priority: Priority }[];

const make = (startsPerSecond = 24) => {
  limiter = new RateLimiter(startsPerSecond, { clock: time, onDidChange: () => changes++ });
};

/** A request that leaves, arrives and is answered as `fate` says at its start. */
const request = (queued: Queued, fate: Fate | (() => Fate) = SWIFT) =>
  limiter.run({ destination: HOST, ...queued }, async (start: StartedRequest) => {
    starts.push({ at: start.at, priority: queued.priority });
    const { leaves, travels, answer, status = 200, retryAfter } = typeof fate === "object" ? fate : fate();
    await time.sleep(leaves);
    start.sent();
    arrivals.push(time.now() + travels);
    await time.sleep(travels + answer);
    if (status === 503) start.refused(retryAfter);
    else start.answered();
    return status;
  });

const requests = (count: number, queued: Queued, fate?: Fate | (() => Fate)) =>
  Array.from({ length: count }, () => request(queued, fate));

const fates = fc.record({
  leaves: fc.integer({ min: 0, max: 400 }),
  travels: fc.integer({ min: 0, max: 20 }),
  answer: fc.integer({ min: 5, max: 400 }),
  status: fc.constantFrom(200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 503),
  retryAfter: fc.constantFrom(10, 1000),
});

const jobs = fc.array(
  fc.record({
    asked: fc.integer({ min: 0, max: 4000 }),
    priority: fc.constantFrom(...PRIORITIES),
    destination: fc.constantFrom("one", "two", "three"),
    fate: fates,
    givesUpAfter: fc.option(fc.integer({ min: 0, max: 2000 }), { freq: 4, nil: undefined }),
  }),
  { minLength: 1, maxLength: 120 },
);

const stalls = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 6000 }), ms: fc.integer({ min: 1, max: 1500 }) }),
  { maxLength: 3 },
);

describe("the rate limiter", () => {
  beforeEach(() => {
    time = new SimulatedTime();
    timers = time.install();
    arrivals = [];
    starts = [];
    changes = 0;
    make();
  });
  afterEach(() => {
    limiter.stop();
    timers.uninstall();
  });

  describe("the limit", limiting);
  describe("the queue", queueing);
  describe("when Kizen refuses", refusing);
});

function limiting(): void {
  it("never lets more arrive than it may in any second, whatever happens, and forgets nobody", async () => {
    await fc.assert(
      fc.asyncProperty(jobs, stalls, fc.integer({ min: 1, max: 25 }), async (work, busy, rate) => {
        arrivals.length = 0;
        limiter.stop();
        make(rate);
        const results: Promise<unknown>[] = [];
        for (const { at, ms } of busy) time.after(at, () => time.stall(ms));
        for (const { asked, priority, destination, fate, givesUpAfter } of work) {
          const controller = new AbortController();
          time.after(asked, () => {
            if (givesUpAfter !== undefined) time.after(givesUpAfter, () => controller.abort());
            results.push(
              request({ priority, destination, signal: controller.signal }, fate).catch(() => "gave up"),
            );
          });
        }
        await time.run();
        let isOver = false;
        void Promise.all(results).then(() => (isOver = true));
        await time.run();
        assert.ok(isOver, "some still wait");
        assert.equal(results.length, work.length);
        assert.ok(mostInASecond(arrivals) <= rate, `${mostInASecond(arrivals)} at ${rate} a second`);
      }),
      { numRuns: 60 },
    );
  });

  it("comes within a twentieth of what the limit allows", async () => {
    const pages = requests(100, { priority: "bulk" }, { leaves: 2, travels: 20, answer: 280 });
    await time.run();
    await Promise.all(pages);
    const seconds = ((starts.at(-1)?.at ?? 0) - (starts[0]?.at ?? 0)) / 1000;
    const rate = (starts.length - 1) / seconds;
    assert.ok(rate >= 0.95 * 24 && rate <= 24, `${rate} starts a second`);
  });

  it("lets a person in at once, or as the second next, however much waits", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Priority>("nextPage", "hint", "bulk"),
        fc.integer({ min: 0, max: 8000 }),
        async (priority, after) => {
          limiter.stop();
          make();
          starts.length = 0;
          const background = requests(200, { priority }, { leaves: 2, travels: 5, answer: 300 });
          background.forEach((promise) => void promise.catch(() => undefined));
          const from = time.now();
          await time.run(from + after);
          const before = starts.length;
          const asked = time.now();
          void request({ priority: "interactive" });
          await time.run(from + after + 1000);
          const place = starts.findIndex((start) => start.priority === "interactive");
          const waited = (starts[place]?.at ?? Infinity) - asked;
          assert.ok(place - before <= 2, `${place - before} went before`);
          assert.ok(waited <= 2 * (1020 / 24), `it waited ${waited} ms`);
        },
      ),
      { numRuns: 8 },
    );
  });
}

function queueing(): void {
  it("starts the most urgent one first, also where that became so while it waited", async () => {
    const order: string[] = [];
    const queued = { destination: HOST, priority: "bulk" as Priority };
    const note = (name: string) => () => Promise.resolve(order.push(name));
    void requests(30, { priority: "interactive" });
    void limiter.run({ destination: HOST, priority: "bulk" }, note("bulk"));
    void limiter.run({ destination: HOST, priority: "hint" }, note("hint"));
    void limiter.run(queued, note("raised"));
    void limiter.run({ destination: HOST, priority: "nextPage" }, note("next page"));
    await time.run(500);
    queued.priority = "interactive";
    limiter.reconsider();
    await time.run();
    assert.deepEqual(order, ["raised", "next page", "hint", "bulk"]);
  });

  it("gives back at once what a cancelled call would have used", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    setMaxListeners(0, signal);
    const reason = new Error("cancelled");
    const calls = requests(200, { priority: "interactive", signal }).slice(40);
    const outcomes = calls.map((call) => call.then(String, (error: unknown) => error));
    await time.run(10);
    const started = starts.length;
    controller.abort(reason);
    // Nothing has to pass for this: no timer runs between.
    assert.ok((await Promise.all(outcomes)).every((outcome) => outcome === reason));
    assert.equal(starts.length, started);
    void request({ priority: "interactive" });
    await time.run(30);
    assert.equal(starts.length, started + 1);
    await time.run();
  });

  it("counts a request that never said it left from its end", async () => {
    make(1);
    const silent = () => limiter.run({ destination: HOST, priority: "interactive" }, () => time.sleep(700));
    const calls = [silent(), request({ priority: "interactive" })];
    await time.run();
    await Promise.all(calls);
    assert.ok((starts[0]?.at ?? 0) >= 1700);
  });

  it("follows a changed limit, up and down", async () => {
    void requests(60, { priority: "interactive" });
    limiter.setStartsPerSecond(5);
    await time.run(3000);
    assert.ok(mostInASecond(arrivals.filter((at) => at > 1100)) <= 5);
    limiter.setStartsPerSecond(20);
    await time.run();
    assert.equal(arrivals.length, 60);
    const most = mostInASecond(arrivals.filter((at) => at > 3000));
    assert.ok(most > 15 && most <= 20, `${most} in a second`);
  });

  it("is not held up where the computer's date is set back", async () => {
    const { now } = Date;
    await Promise.all([request({ priority: "interactive" }), time.run()]);
    Date.now = () => now() - 3_600_000;
    try {
      const call = request({ priority: "interactive" });
      const askedAt = time.now();
      await time.run();
      await call;
      assert.ok(time.now() - askedAt < 2000);
    } finally {
      Date.now = now;
    }
  });

  it("lets nobody wait who comes after the end", async () => {
    limiter.stop();
    await assert.rejects(request({ priority: "interactive" }), { name: "AbortError" });
  });
}

function refusing(): void {
  it("pauses everybody once for refusals that left together, then grows slowly", async () => {
    let refuses = true;
    const fate = () => ({ ...SWIFT, status: refuses ? 503 : 200 });
    void requests(100, { priority: "nextPage" }, fate);
    await time.run(60);
    refuses = false;
    await time.run(90);
    const left = limiter.destinations.holdOf(HOST).pauseLeft ?? 0;
    // One back-off, not one for each refusal: a second, and at most the first jitter.
    assert.ok(left > 900 && left <= 1500, `${left} ms`);
    const startedBefore = starts.length;
    await time.run(time.now() + left - 1);
    assert.equal(starts.length, startedBefore);
    const resumed = time.now();
    await time.run(resumed + 1000);
    const first = starts.length - startedBefore;
    await time.run(resumed + 4000);
    const now = starts.filter(({ at }) => at > resumed + 3000).length;
    assert.ok(first >= 2 && first <= 12, `${first} in the first second`);
    assert.ok(now >= 22, `${now} in the fourth`);
    assert.equal(limiter.destinations.isSuspended, false);
  });

  for (const [asked, least, most] of [
    [3000, 3000, 3000],
    [3_600_000, 300_000, 300_000],
    [undefined, 1000, 1500],
  ] as const) {
    it(`waits ${least} to ${most} ms where it asks for ${asked} ms`, async () => {
      const fate = { ...SWIFT, status: 503, ...(asked && { retryAfter: asked }) };
      void request({ priority: "interactive" }, fate);
      await time.run(100);
      // It ran on for a little after the answer came.
      const since = time.now() - (arrivals[0] ?? 0) - SWIFT.answer;
      const pause = (limiter.destinations.holdOf(HOST).pauseLeft ?? -since) + since;
      assert.ok(Math.round(pause) >= least && Math.round(pause) <= most, `${pause} ms`);
    });
  }

  it("pauses longer each time, at random", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, r) => {
        const pause = fullJitter(n, 500, 8000, () => r);
        assert.ok(pause >= 0 && pause <= Math.min(8000, 500 * 2 ** n));
      }),
    );
  });

  /** One client that asks again for ever, as the transport's retries and new calls do. */
  const insist = async (priority: Priority, fate: () => Fate, until: number) => {
    while (time.now() < until) await request({ priority }, fate);
  };

  it("lets one probe out at a time after five refusals in a row, and recovers by itself", async () => {
    let refuses = true;
    const fate = () => ({ ...SWIFT, status: refuses ? 503 : 200 });
    for (let i = 0; i < 20; i++) void insist("bulk", fate, 200_000);
    await time.run(100_000);
    assert.equal(limiter.destinations.isSuspended, true);
    const probing = starts.filter(({ at }) => at > 40_000).map(({ at }) => at);
    assert.ok(probing.length >= 5, `${probing.length} probes`);
    probing.slice(1).forEach((at, index) => assert.ok(at - (probing[index] ?? 0) >= 1000));
    refuses = false;
    await time.run(112_000);
    assert.equal(limiter.destinations.isSuspended, false);
    const lately = starts.filter(({ at }) => at > 111_000).length;
    assert.ok(lately >= 22, `${lately} in the last second`);
  });

  it("makes the probe a person's request, where one waits", async () => {
    const refusing = () => ({ ...SWIFT, status: 503 });
    for (let i = 0; i < 20; i++) void insist("bulk", refusing, 60_000);
    await time.run(40_000);
    const before = starts.length;
    void request({ priority: "interactive" });
    await time.run(60_000);
    const next = starts.slice(before, before + 2).map(({ priority }) => priority);
    assert.ok(next.includes("interactive"), next.join());
  });

  it("takes an answer to what left before the pause for no sign of recovery", async () => {
    const calls = [
      request({ priority: "interactive" }, { ...SWIFT, answer: 500 }),
      request({ priority: "interactive" }, { ...SWIFT, status: 503, retryAfter: 2000 }),
    ];
    await time.run(700);
    assert.ok((limiter.destinations.holdOf(HOST).pauseLeft ?? 0) > 1000);
    await time.run();
    await Promise.all(calls);
    assert.ok(changes >= 1);
  });
}
