import assert from "node:assert/strict";
import fc from "fast-check";
import { toPageState } from "../../../../media/recordView/pageState";

const ref = { businessKey: "b", kind: "company", id: "1" };
const fresh = {
  ref,
  expansion: { base: "default", toggled: [] },
  query: { text: "", isCaseSensitive: false, isWholeWord: false, isPattern: false },
  scrollTop: 0,
  pointer: undefined,
  tab: "json",
  showsEmpty: false,
};
const last = { tab: "json", showsEmpty: false } as const;

describe("toPageState: state of the page", () => {
  it("comes back as it was stored", () => {
    const state = {
      ref,
      expansion: { base: "all", toggled: [["/a/b", true]] },
      query: { text: "x", isCaseSensitive: true, isWholeWord: true, isPattern: true },
      scrollTop: 7,
      pointer: "/a",
      tab: "fields",
      showsEmpty: true,
    };
    assert.deepEqual(toPageState(JSON.parse(JSON.stringify(state)), ref, last), state);
  });

  it("is fresh where nothing usable is stored, and always of this record", () => {
    for (const value of [
      undefined,
      null,
      5,
      "x",
      [],
      { expansion: 5, query: "x", scrollTop: "7", pointer: [] },
    ])
      assert.deepEqual(toPageState(value, ref, last), fresh);
    const other = { ref: { ...ref, id: "2" }, scrollTop: 7, pointer: "/a", tab: "fields" };
    assert.deepEqual(toPageState(other, ref, last), fresh);
    const { expansion } = toPageState(
      { ref, expansion: { toggled: [["/a", true], ["/b"], 7, ["/c", 1]] } },
      ref,
      last,
    );
    assert.deepEqual(expansion.toggled, [["/a", true]]);
    const shown = { tab: "fields", showsEmpty: true } as const;
    assert.deepEqual(toPageState(other, ref, shown), { ...fresh, ...shown });
    assert.deepEqual(toPageState({ ref, ...last }, ref, shown), fresh);
    fc.assert(fc.property(fc.anything(), (value) => toPageState(value, ref, last).ref === ref));
  });
});
