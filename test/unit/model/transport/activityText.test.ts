import assert from "node:assert/strict";
import type { Activity, ActiveRequest } from "../../../../src/kizen";
import { activityText, reasonToWait, requestText } from "../../../../src/model/transport/activityText";
import { english } from "../../../support/english";

const NOW = 1_000_000;
const request = (
  state: ActiveRequest["state"],
  age: number,
  hold?: ActiveRequest["hold"],
): ActiveRequest => ({
  hold,
  id: 1,
  method: "GET",
  path: "/company",
  priority: "bulk",
  state,
  since: NOW - age,
  cancel: () => undefined,
});
const activity = (requests: readonly ActiveRequest[], rest: Partial<Activity> = {}): Activity => ({
  running: 2,
  waiting: requests.length,
  isSuspended: false,
  requests,
  ...rest,
});

describe("activityText: what the status bar says about requests", () => {
  const say = (...state: Parameters<typeof activity>) => activityText(activity(...state), NOW, english);

  const why = (...state: Parameters<typeof activity>) => reasonToWait(activity(...state), NOW);

  it("is nothing while none has waited for more than a second", () => {
    assert.equal(why([]), undefined);
    assert.equal(why([request("waiting", 1_000)]), undefined);
    assert.equal(why([request("running", 60_000)]), undefined);
    assert.equal(why([request("running", 60_000, "probe")], { isSuspended: true }), undefined);
  });

  it("tells what it waits for, for the first time or again", () => {
    for (const state of ["waiting", "retrying"] as const) {
      assert.equal(why([request(state, 1_001)]), "queue");
      assert.equal(why([request(state, 1_001, "pause")]), "pause");
      assert.equal(why([request(state, 1_001), request(state, 1_001, "probe")]), "probe");
    }
  });

  it("does not say that one waits for what holds back only another host", () => {
    const rest = { pausedUntil: NOW + 9_000, isSuspended: true };
    assert.equal(why([request("waiting", 1_001), request("waiting", 900, "probe")], rest), "queue");
  });

  it("counts what runs and what waits, counts down a pause, and says when only probes go out", () => {
    const waiting = [request("waiting", 2_000)];
    assert.equal(say(waiting), "2 running, 1 waiting");
    assert.equal(say(waiting, { pausedUntil: NOW + 2_100 }), "2 running, 1 waiting, paused for 3 s");
    assert.equal(say(waiting, { pausedUntil: NOW - 1 }), "2 running, 1 waiting");
    assert.equal(say(waiting, { isSuspended: true }), "2 running, 1 waiting, until Kizen answers again");
  });

  it("names the state, the reason and the age of one request", () => {
    assert.equal(requestText(request("waiting", 4_000), NOW, english), "waiting, in the background, for 4 s");
  });
});
