import assert from "node:assert/strict";
import { SharedTask } from "../../../src/model/sharedTask";

describe("SharedTask", () => {
  /** A task that ends when the test says so, and the signal that it got. */
  function start() {
    let end = (): void => undefined;
    let got: AbortSignal | undefined;
    const task = new SharedTask((signal) => {
      got = signal;
      return new Promise((resolve) => (end = resolve));
    });
    return { task, end, signal: () => got?.aborted };
  }

  it("is aborted when the last who waits gives up, and lets everyone go who does", async () => {
    const { task, signal } = start();
    const [first, second] = [new AbortController(), new AbortController()];
    const joined = [task.join(first.signal), task.join(second.signal)];
    first.abort();
    await joined[0];
    assert.equal(signal(), false);
    assert.equal(task.isAborted, false);
    second.abort();
    await joined[1];
    assert.equal(signal(), true);
    assert.equal(task.isAborted, true);
  });

  it("goes on while someone waits who cannot give up", async () => {
    const { task, end, signal } = start();
    const controller = new AbortController();
    const joined = [task.join(), task.join(controller.signal)];
    controller.abort();
    await joined[1];
    assert.equal(signal(), false);
    end();
    await joined[0];
  });

  it("is not joined by a signal that is aborted already", async () => {
    const { task, signal } = start();
    await task.join(AbortSignal.abort());
    assert.equal(signal(), false);
  });
});
