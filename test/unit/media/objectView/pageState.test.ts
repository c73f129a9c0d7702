import assert from "node:assert/strict";
import fc from "fast-check";
import { toPageState } from "../../../../media/objectView/pageState";
import { ref } from "../../../support/pages/objectViewPage";

describe("pageState of the object view", () => {
  const state = {
    ref,
    query: "trade",
    sort: { column: "label", isDescending: true },
    expanded: ["f-1"],
    columns: ["label", "id"],
    scrollTop: 40,
    key: "f-1",
    column: "id",
  };

  it("comes back as it was", () => assert.deepEqual(toPageState(state, ref), state));

  it("is fresh for another object", () => {
    assert.equal(toPageState(state, { ...ref, objectId: "other" }).query, "");
    assert.equal(toPageState(state, { ...ref, businessKey: "other" }).query, "");
  });

  it("is fresh where something else was saved", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const made = toPageState(value, ref);
        assert.deepEqual(made.ref, ref);
        assert.equal(typeof made.scrollTop, "number");
      }),
    );
    const odd = toPageState({ ref, query: 7, sort: "label", expanded: [7], columns: {}, key: 7 }, ref);
    assert.deepEqual(odd, { ...toPageState(undefined, ref), expanded: [] });
  });
});
