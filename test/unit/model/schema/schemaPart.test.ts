import assert from "node:assert/strict";
import type { Listing, Priority } from "../../../../src/kizen";
import { SchemaPart } from "../../../../src/model/schema/schemaPart";

/** A list that is answered when the test says so; the priorities that it was asked with. */
function heldPart() {
  const asked: (Priority | undefined)[] = [];
  let resolve: (listing: Listing<string>) => void = () => undefined;
  const answer = new Promise<Listing<string>>((resolveAnswer) => (resolve = resolveAnswer));
  const controller = new AbortController();
  let changes = 0;
  const part = new SchemaPart<string>({
    read: ({ priority }) => {
      asked.push(priority);
      return answer;
    },
    now: () => 7,
    signal: controller.signal,
    didChange: () => changes++,
  });
  return { part, asked, answers: { resolve }, controller, changes: () => changes };
}

describe("SchemaPart: one list of a schema", () => {
  it("is asked for once, however many wait for it", async () => {
    const { part, asked, answers, changes } = heldPart();
    const waiting = [part.load("bulk"), part.load("bulk"), part.reload("bulk")];
    assert.deepEqual([part.state, asked], ["loading", ["bulk"]]);
    answers.resolve({ entries: ["a"], isPartial: true });
    await Promise.all(waiting);
    await part.load("interactive");
    assert.deepEqual(
      [part.state, part.entries, part.readAt, asked.length, changes()],
      ["partial", ["a"], 7, 1, 2],
    );
  });

  it("goes first when a person opens what is being read behind, and only once", async () => {
    const { part, asked, answers } = heldPart();
    const behind = part.load("bulk");
    const opened = [part.load("interactive"), part.load("interactive")];
    assert.deepEqual(asked, ["bulk", "interactive"]);
    answers.resolve({ entries: ["a"], isPartial: false });
    await Promise.all([behind, ...opened]);
    assert.deepEqual([part.state, part.entries], ["complete", ["a"]]);
  });

  it("takes no answer that comes after its business is gone", async () => {
    const { part, answers, controller } = heldPart();
    const loading = part.load("bulk");
    controller.abort();
    answers.resolve({ entries: ["a"], isPartial: false });
    await loading;
    assert.deepEqual(part.entries, []);
  });

  it("shows what an earlier window read until an answer comes, and never over one", async () => {
    const { part, answers } = heldPart();
    part.restore({ entries: ["old"], isPartial: false, readAt: 3 });
    const loading = part.load("bulk");
    assert.deepEqual([part.state, part.entries, part.readAt], ["loading", ["old"], 3]);
    answers.resolve({ entries: ["new"], isPartial: false });
    await loading;
    part.restore({ entries: ["old"], isPartial: false, readAt: 3 });
    assert.deepEqual([part.entries, part.readAt], [["new"], 7]);
  });
});
