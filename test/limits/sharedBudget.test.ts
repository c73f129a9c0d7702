import assert from "node:assert/strict";
import fc from "fast-check";
import { COUNTED } from "../../src/model/transport/countedStarts";
import { mostWithin } from "../support/time/arrivals";
import { SimulatedFolder, SimulatedWindow } from "../support/model/leaseSimulation";
import { SimulatedTime } from "../support/time/simulatedTime";

const BUDGET = 24;
/** The starts of one window alone in so many milliseconds, when the window of counting is never idle. */
const possible = (ms: number) => Math.floor((BUDGET * ms) / COUNTED);

let time: SimulatedTime;
let folder: SimulatedFolder;

const open = (name: string, options: { budget?: number; latency?: () => number } = {}) =>
  new SimulatedWindow(time, folder, name, { budget: BUDGET, latency: () => 1, ...options });

const startsBetween = (window: SimulatedWindow, from: number, to: number) =>
  window.starts.filter((start) => start >= from && start < to).length;

describe("the budget that windows share", () => {
  beforeEach(() => {
    time = new SimulatedTime();
    folder = new SimulatedFolder();
  });

  describe("among windows that come and go", dividing);
  describe("in trouble", failing);
  for (const trouble of ["isBroken", "isSilent"] as const) {
    describe(`in a folder that ${trouble}`, () => inFolder(trouble));
  }
});

function dividing(): void {
  it("gives one window everything within a moment, and no file remains when it has no work", async () => {
    const alone = open("a");
    alone.work(3_000);
    await time.run(3_000);
    assert.equal(startsBetween(alone, 0, 50), BUDGET);
    assert.ok(startsBetween(alone, 0, 3_000) >= possible(3_000) - 2, `${alone.starts.length} starts`);
    assert.equal(folder.leases.size, 1);
    await time.run(6_000);
    assert.equal(folder.leases.size, 0);
    assert.equal(alone.share, 0);
  });

  it("divides evenly among windows that have work, and gives all to the one that is left", async () => {
    const windows = ["a", "b", "c"].map((name) => open(name));
    const [a, b, c] = windows;
    assert.ok(a && b && c);
    a.work(20_000);
    await time.run(500);
    b.work(9_500);
    c.work(9_500);
    await time.run(10_000);
    assert.deepEqual(
      windows.map(({ share }) => share),
      [8, 8, 8],
    );
    for (const window of windows) assert.ok(startsBetween(window, 4_000, 10_000) >= possible(6_000) / 3 - 3);
    await time.run(20_000);
    // The others had work until 10,000: two seconds later one has everything.
    assert.ok(startsBetween(a, 12_000, 16_000) >= possible(4_000) - 2);
    assert.deepEqual([b.share, c.share], [0, 0]);
  });

  it("takes over from a window that crashed or was closed within two seconds, and removes what it left", async () => {
    for (const end of ["crash", "close"] as const) {
      const [left, gone] = [open(`left-${end}`), open(`gone-${end}`)];
      const from = time.now();
      left.work(10_000);
      gone.work(10_000);
      await time.run(from + 4_000);
      assert.deepEqual([left.share, gone.share], [12, 12]);
      gone[end]();
      await time.run(from + 6_000);
      assert.equal(left.share, BUDGET, end);
      await time.run(from + 9_000);
      assert.ok(startsBetween(left, from + 6_000, from + 9_000) >= possible(3_000) - 2, end);
      await time.run(from + 14_000);
      assert.equal(folder.leases.size, 0);
    }
  });

  it("is back at once after its event loop was busy, with a new lease", async () => {
    const window = open("a");
    window.work(10_000);
    await time.run(2_000);
    window.stall(900);
    await time.run(3_000);
    assert.ok(startsBetween(window, 2_900, 3_000) >= BUDGET - 1);
    assert.equal(mostWithin(COUNTED, window.starts), BUDGET);
  });

  it("takes nothing over before the last start of a window whose disk hangs is a second old", async () => {
    // Starts come in bunches, a second apart: one of these moments is followed by one.
    for (let moment = 4_000; moment < 5_000; moment += 100) {
      time = new SimulatedTime();
      folder = new SimulatedFolder();
      const [hangs, other] = [open("a"), open("b")];
      hangs.work(10_000);
      other.work(10_000);
      await time.run(moment);
      hangs.blockDisk(3_000);
      await time.run(10_000);
      assert.equal(startsBetween(hangs, moment + 800, moment + 3_000), 0);
      assert.ok(startsBetween(other, moment + 2_000, moment + 3_040) >= BUDGET);
      assert.equal(mostWithin(COUNTED, [...hangs.starts, ...other.starts]), BUDGET);
    }
  });

  it("lets every window have its turn where there are more windows than starts", async () => {
    const windows = ["a", "b", "c"].map((name) => open(name, { budget: 2 }));
    for (const window of windows) window.work(120_000);
    await time.run(120_000);
    for (const { starts } of windows) assert.ok(starts.length > 20, `${starts.length} starts`);
    assert.equal(
      mostWithin(
        COUNTED,
        windows.flatMap(({ starts }) => starts),
      ),
      2,
    );
  });
}

function failing(): void {
  it("never lets windows exceed the budget for trouble that all of them have, and shares again after it", async () => {
    for (let moment = 2_000; moment < 3_000; moment += 250) {
      time = new SimulatedTime();
      folder = new SimulatedFolder();
      const windows = ["a", "b", "c"].map((name) => open(name));
      for (const window of windows) window.work(30_000);
      await time.run(moment);
      folder.isBroken = true;
      await time.run(moment + 1_500);
      folder.isBroken = false;
      await time.run(moment + 12_000);
      assert.deepEqual(
        windows.map(({ share, troubles }) => [share, troubles.length]),
        [
          [8, 1],
          [8, 1],
          [8, 1],
        ],
      );
      const most = mostWithin(
        COUNTED,
        windows.flatMap(({ starts }) => starts),
      );
      assert.ok(most <= BUDGET, `${most} starts in one second`);
    }
  });

  it("counts what was not sent yet, and what was sent for a second from then on", async () => {
    const { budget } = open("a", { budget: 1 });
    budget.setBusy(true);
    await time.run(100);
    const start = budget.tryStart();
    assert.ok(start);
    await time.run(5_000);
    assert.equal(budget.tryStart(), undefined);
    start.sent();
    await time.run(6_000);
    assert.equal(budget.tryStart(), undefined);
    start.sent();
    await time.run(6_030);
    assert.ok(budget.tryStart());
  });

  for (const [doing, stall] of [
    ["reads and writes", 0],
    ["removes a lease that lapsed", 1_200],
  ] as const)
    it(`has counted what a window started that is closed at whatever moment, also while it ${doing}`, async () => {
      for (let moment = 1_000 + stall; moment < 2_000 + stall; moment += 7) {
        time = new SimulatedTime();
        folder = new SimulatedFolder();
        const windows = ["a", "b"].map((name) => open(name, { latency: () => 40 }));
        const [closed, left] = windows;
        assert.ok(closed && left);
        closed.work(10_000);
        time.after(900, () => closed.stall(stall));
        time.after(moment, () => {
          left.work(3_000);
          closed.close();
        });
        await time.run(moment + 2_900);
        const most = mostWithin(
          COUNTED,
          windows.flatMap(({ starts }) => starts),
        );
        assert.ok(most <= BUDGET, `${most} starts in one second, closed at ${moment}`);
        assert.equal(left.share, BUDGET);
      }
    });

  it("follows a changed budget", async () => {
    const window = open("a");
    window.work(6_000);
    await time.run(2_000);
    window.budget.setBudget(5);
    await time.run(6_000);
    assert.equal(
      mostWithin(
        COUNTED,
        window.starts.filter((start) => start > 2_000 + COUNTED),
      ),
      5,
    );
    assert.equal(window.share, 5);
  });

  const moment = fc.integer({ min: 0, max: 9_000 });

  const window = fc.record({
    work: fc.array(fc.record({ at: moment, ms: fc.integer({ min: 1, max: 4_000 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    stalls: fc.array(fc.record({ at: moment, ms: fc.integer({ min: 50, max: 3_000 }) }), { maxLength: 2 }),
    blocks: fc.array(fc.record({ at: moment, ms: fc.integer({ min: 50, max: 3_000 }) }), { maxLength: 3 }),
    end: fc.option(fc.record({ at: moment, how: fc.constantFrom("crash" as const, "close" as const) })),
  });

  it("never lets all windows together start more, whatever they do, on a fast disk and on a slow one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(window, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(1, 30, 150, 600),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })) as fc.Arbitrary<
          Iterator<number, number>
        >,
        async (plans, slowness, chance) => {
          time = new SimulatedTime();
          folder = new SimulatedFolder();
          // Mostly fast, at times as slow as it gets: a busy disk.
          const latency = () => {
            const value = chance.next().value;
            return value < 0.8 ? 1 + value : value * slowness;
          };
          const windows = plans.map(({ work, stalls, blocks, end }, index) => {
            const opened = open(String.fromCharCode(97 + index), { latency });
            for (const { at, ms } of work) time.after(at, () => opened.work(ms));
            for (const { at, ms } of stalls) time.after(at, () => opened.stall(ms));
            for (const { at, ms } of blocks) time.after(at, () => opened.blockDisk(ms));
            if (end) time.after(end.at, () => opened[end.how]());
            return opened;
          });
          await time.run(14_000);
          // A disk on which ten renewals in a row are too late keeps the windows from seeing each other.
          const isUsable = windows.every(({ troubles }) => troubles.length === 0);
          assert.ok(isUsable || slowness === 600, "a window gave up");
          fc.pre(isUsable);
          const most = mostWithin(
            COUNTED,
            windows.flatMap(({ starts }) => starts),
          );
          assert.ok(most <= BUDGET, `${most} starts in one second`);
        },
      ),
      { numRuns: 100 },
    );
  });
}

function inFolder(trouble: "isBroken" | "isSilent"): void {
  it("takes a small share meanwhile, says so once, and shares again when it can", async () => {
    const window = open("a");
    window.work(60_000);
    await time.run(2_000);
    folder[trouble] = true;
    await time.run(30_000);
    assert.equal(window.troubles.length, 1);
    assert.equal(
      mostWithin(
        COUNTED,
        window.starts.filter((at) => at > 4_000),
      ),
      BUDGET / 4,
    );
    assert.ok(startsBetween(window, 20_000, 30_000) >= possible(10_000) / 4 - 2);
    folder[trouble] = false;
    await time.run(40_000);
    assert.deepEqual([window.troubles.length, window.recoveries, window.share], [1, 1, BUDGET]);
    assert.ok(startsBetween(window, 38_000, 40_000) >= possible(2_000) - 2);
  });

  it("takes a small share where it does so from the beginning, and everything later", async () => {
    folder[trouble] = true;
    const window = open("a");
    window.work(60_000);
    await time.run(20_000);
    assert.equal(mostWithin(COUNTED, window.starts), BUDGET / 4);
    assert.ok(startsBetween(window, 11_000, 20_000) >= possible(9_000) / 4 - 2);
    folder[trouble] = false;
    await time.run(30_000);
    assert.deepEqual([window.recoveries, window.share], [1, BUDGET]);
  });

  it("divides with a window that comes when it is well again", async () => {
    const first = open("a");
    first.work(60_000);
    await time.run(2_000);
    folder[trouble] = true;
    await time.run(17_000);
    folder[trouble] = false;
    // Whoever works apart looks again every three seconds.
    await time.run(21_000);
    const second = open("b");
    second.work(40_000);
    await time.run(40_000);
    assert.deepEqual([first.share, second.share], [BUDGET / 2, BUDGET / 2]);
    const most = mostWithin(COUNTED, [...first.starts, ...second.starts]);
    assert.ok(most <= BUDGET, `${most} starts in one second`);
  });
}
