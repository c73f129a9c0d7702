import assert from "node:assert/strict";
import fc from "fast-check";
import { toPageState } from "../../../media/recordView/pageState";

const ref = { businessKey: "b", kind: "company", id: "1" };
const fresh = { ref, toggled: [], query: "", scrollTop: 0, path: undefined };

describe("record view: state of the page", () => {
  it("comes back as it was stored", () => {
    const state = { ref, toggled: [["a.b", true]], query: "x", scrollTop: 7, path: "a" };
    assert.deepEqual(toPageState(JSON.parse(JSON.stringify(state)), ref), state);
  });

  it("is fresh where nothing usable is stored, and always of this record", () => {
    for (const value of [undefined, null, 5, "x", [], { toggled: 5, query: {}, scrollTop: "7", path: [] }])
      assert.deepEqual(toPageState(value, ref), fresh);
    assert.deepEqual(toPageState({ ref: { id: "other" } }, ref).ref, ref);
    assert.deepEqual(toPageState({ toggled: [["a", true], ["b"], 7, ["c", 1]] }, ref).toggled, [["a", true]]);
    fc.assert(fc.property(fc.anything(), (value) => toPageState(value, ref).ref === ref));
  });
});
