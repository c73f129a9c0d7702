import assert from "node:assert/strict";
import { SharedRequests, type SharedRequest } from "../../../../src/kizen/http/sharedRequests";
import type { Priority } from "../../../../src/kizen";

describe("shared requests", () => {
  let sharedRequests: SharedRequests<number>;
  let started: { readonly shared: SharedRequest; readonly answer: (value: number) => void }[];

  beforeEach(() => {
    sharedRequests = new SharedRequests();
    started = [];
  });

  const join = (key: string, signal?: AbortSignal, priority: Priority = "hint") =>
    sharedRequests.join(
      key,
      { signal, priority, cancelled: () => new Error("cancelled") },
      (shared) => new Promise((answer) => started.push({ shared, answer })),
    );

  it("start once for each key, and again when they were answered", async () => {
    const calls = [join("a"), join("a"), join("b")];
    assert.equal(started.length, 2);
    started[0]?.answer(1);
    started[1]?.answer(2);
    assert.deepEqual(await Promise.all(calls), [1, 1, 2]);
    void join("a");
    assert.equal(started.length, 3);
  });

  it("end when the last caller gives up, and not before; each caller is told at once", async () => {
    const controllers = [new AbortController(), new AbortController()];
    const calls = controllers.map(({ signal }) => join("a", signal));
    controllers[0]?.abort();
    await assert.rejects(calls[0] ?? Promise.resolve(), /cancelled/);
    assert.equal(started[0]?.shared.signal.aborted, false);
    controllers[1]?.abort();
    assert.equal(started[0].shared.signal.aborted, true);
    await assert.rejects(calls[1] ?? Promise.resolve(), /cancelled/);
  });

  it("go on for a caller who cannot give up", async () => {
    const controller = new AbortController();
    const patient = join("a");
    const other = join("a", controller.signal);
    controller.abort();
    await assert.rejects(other, /cancelled/);
    started[0]?.answer(7);
    assert.equal(await patient, 7);
  });

  it("are not joined any more once they were cancelled", async () => {
    const first = join("a");
    started[0]?.shared.cancel();
    const second = join("a");
    await assert.rejects(first, /cancelled/);
    assert.equal(started.length, 2);
    // The end of the first takes nothing away from the second.
    void join("a");
    assert.equal(started.length, 2);
    started[1]?.answer(3);
    assert.equal(await second, 3);
  });

  it("become as urgent as their most urgent caller", () => {
    let raised = 0;
    void join("a", undefined, "bulk");
    const [call] = started;
    assert.ok(call);
    call.shared.onDidRaise = () => raised++;
    void join("a", undefined, "nextPage");
    void join("a", undefined, "hint");
    assert.deepEqual([call.shared.priority, raised], ["nextPage", 1]);
  });

  it("do not begin for a caller who has given up already", async () => {
    await assert.rejects(join("a", AbortSignal.abort()), /cancelled/);
    assert.equal(started.length, 0);
  });
});
