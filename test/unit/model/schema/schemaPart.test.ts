import assert from "node:assert/strict";
import type { Listing, Priority } from "../../../../src/kizen";
import { SchemaPart } from "../../../../src/model/schema/schemaPart";

/** A list that is answered when the test says so; the priorities that it was asked with. */
function heldPart() {
  const asked: (Priority | undefined)[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  let resolve: (listing: Listing<string>) => void = () => undefined;
  const answer = new Promise<Listing<string>>((resolveAnswer) => (resolve = resolveAnswer));
  let changes = 0;
  const part = new SchemaPart<string>({
    read: ({ priority, signal }) => {
      asked.push(priority);
      signals.push(signal);
      return answer;
    },
    now: () => 7,
    didChange: () => changes++,
  });
  return { part, asked, answers: { resolve }, signals, changes: () => changes };
}

describe("SchemaPart: one list of a schema", () => {
  it("is asked for once, however many wait for it", async () => {
    const { part, asked, answers, changes } = heldPart();
    const waiting = [
      part.load({ priority: "bulk" }),
      part.load({ priority: "bulk" }),
      part.reload({ priority: "bulk" }),
    ];
    assert.deepEqual([part.state, asked], ["loading", ["bulk"]]);
    answers.resolve({ entries: ["a"], isPartial: true });
    await Promise.all(waiting);
    await part.load();
    assert.deepEqual(
      [part.state, part.entries, part.readAt, asked.length, changes()],
      ["partial", ["a"], 7, 1, 2],
    );
  });

  it("goes first when a person opens what is being read behind, and only once", async () => {
    const { part, asked, answers } = heldPart();
    const behind = part.load({ priority: "bulk" });
    const opened = [part.load(), part.load()];
    assert.deepEqual(asked, ["bulk", "interactive"]);
    answers.resolve({ entries: ["a"], isPartial: false });
    await Promise.all([behind, ...opened]);
    assert.deepEqual([part.state, part.entries], ["complete", ["a"]]);
  });

  it("takes no answer that comes after its business is gone", async () => {
    const { part, answers } = heldPart();
    const loading = part.load({ priority: "bulk" });
    part.dispose();
    answers.resolve({ entries: ["a"], isPartial: false });
    await loading;
    assert.deepEqual(part.entries, []);
  });

  it("shows what an earlier window read until an answer comes, and never over one", async () => {
    const { part, answers } = heldPart();
    part.restore({ entries: ["old"], isPartial: false, readAt: 3 });
    const loading = part.load({ priority: "bulk" });
    assert.deepEqual([part.state, part.entries, part.readAt], ["loading", ["old"], 3]);
    answers.resolve({ entries: ["new"], isPartial: false });
    await loading;
    part.restore({ entries: ["old"], isPartial: false, readAt: 3 });
    assert.deepEqual([part.entries, part.readAt], [["new"], 7]);
  });

  it("is asked for no longer when nobody waits for it any more, and anew by whoever wants it then", async () => {
    const { part, asked, answers, signals } = heldPart();
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [
      part.load({ priority: "bulk", signal: first.signal }),
      part.load({ signal: second.signal }),
    ];
    first.abort();
    await waiting[0];
    assert.deepEqual([part.state, signals.map((signal) => signal?.aborted)], ["loading", [false, false]]);
    second.abort();
    await waiting[1];
    assert.deepEqual([part.state, signals.map((signal) => signal?.aborted)], ["unread", [true, true]]);
    const again = part.load({ priority: "bulk" });
    assert.deepEqual([part.state, asked], ["loading", ["bulk", "interactive", "bulk"]]);
    answers.resolve({ entries: ["a"], isPartial: false });
    await again;
    assert.deepEqual([part.state, part.entries], ["complete", ["a"]]);
  });

  it("keeps what was read where reading it anew is given up", async () => {
    const { part, answers } = heldPart();
    part.restore({ entries: ["old"], isPartial: false, readAt: 3 });
    const controller = new AbortController();
    const loading = part.load({ signal: controller.signal });
    controller.abort();
    answers.resolve({ entries: ["new"], isPartial: false });
    await loading;
    assert.deepEqual([part.state, part.entries, part.readAt], ["complete", ["old"], 3]);
  });
});
