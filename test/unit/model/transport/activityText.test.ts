import assert from "node:assert/strict";
import type { Activity, Work } from "../../../../src/kizen";
import { activityText, reasonToWait, workText } from "../../../../src/model/transport/activityText";

const english = (message: string, ...args: (string | number)[]) =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));
const NOW = 1_000_000;
const work = (state: Work["state"], age: number): Work => ({
  ...{ id: 1, method: "GET", path: "/company", priority: "bulk", state },
  since: NOW - age,
  cancel: () => undefined,
});
const activity = (works: readonly Work[], rest: Partial<Activity> = {}): Activity => ({
  ...{ running: 2, waiting: works.length, isSuspended: false, work: works },
  ...rest,
});

describe("what the status bar says about requests", () => {
  const say = (...state: Parameters<typeof activity>) => activityText(activity(...state), NOW, english);

  const why = (...state: Parameters<typeof activity>) => reasonToWait(activity(...state), NOW);

  it("is nothing while none has waited for more than a second", () => {
    assert.equal(why([]), undefined);
    assert.equal(why([work("waiting", 1_000)]), undefined);
    assert.equal(why([work("running", 60_000)]), undefined);
    assert.equal(why([work("running", 60_000)], { pausedUntil: NOW + 9_000, isSuspended: true }), undefined);
  });

  it("tells what it waits for, for the first time or again", () => {
    for (const waiting of [work("waiting", 1_001), work("retrying", 1_001)]) {
      assert.equal(why([waiting]), "turn");
      assert.equal(why([waiting], { pausedUntil: NOW - 1 }), "turn");
      assert.equal(why([waiting], { pausedUntil: NOW + 1 }), "pause");
      assert.equal(why([waiting], { pausedUntil: NOW + 1, isSuspended: true }), "probe");
    }
  });

  it("counts what runs and what waits, counts down a pause, and says when only probes go out", () => {
    const waiting = [work("waiting", 2_000)];
    assert.equal(say(waiting), "2 running, 1 waiting");
    assert.equal(say(waiting, { pausedUntil: NOW + 2_100 }), "2 running, 1 waiting, paused for 3 s");
    assert.equal(say(waiting, { pausedUntil: NOW - 1 }), "2 running, 1 waiting");
    assert.equal(say(waiting, { isSuspended: true }), "2 running, 1 waiting, until Kizen answers again");
  });

  it("names the state, the reason and the age of one request", () => {
    assert.equal(workText(work("waiting", 4_000), NOW, english), "waiting, in the background, for 4 s");
  });
});
