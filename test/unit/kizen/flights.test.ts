import assert from "node:assert/strict";
import { Flights, type Flight } from "../../../src/kizen/flights";
import type { Priority } from "../../../src/kizen";

describe("calls that are shared", () => {
  let flights: Flights<number>;
  let started: { readonly flight: Flight; readonly answer: (value: number) => void }[];

  beforeEach(() => {
    flights = new Flights();
    started = [];
  });

  const join = (key: string, signal?: AbortSignal, priority: Priority = "hint") =>
    flights.join(
      key,
      { signal, priority, cancelled: () => new Error("cancelled") },
      (flight) => new Promise((answer) => started.push({ flight, answer })),
    );

  it("start once for each question, and again when it was answered", async () => {
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
    assert.equal(started[0]?.flight.signal.aborted, false);
    controllers[1]?.abort();
    assert.equal(started[0].flight.signal.aborted, true);
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
    started[0]?.flight.cancel();
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
    call.flight.onDidRaise = () => raised++;
    void join("a", undefined, "nextPage");
    void join("a", undefined, "hint");
    assert.deepEqual([call.flight.priority, raised], ["nextPage", 1]);
  });

  it("do not begin for a caller who has given up already", async () => {
    await assert.rejects(join("a", AbortSignal.abort()), /cancelled/);
    assert.equal(started.length, 0);
  });
});
