import assert from "node:assert/strict";
import { DisposableStore } from "../../../src/model/disposableStore";

describe("DisposableStore", () => {
  it("gives back what is added, and disposes it once, the last part first", () => {
    const disposed: string[] = [];
    const store = new DisposableStore();
    const [first, second] = ["first", "second"].map((name) => ({ dispose: () => disposed.push(name) }));
    assert.ok(first && second);
    assert.equal(store.add(first), first);
    store.add(second);
    store.dispose();
    store.dispose();
    assert.deepEqual(disposed, ["second", "first"]);
  });
});
