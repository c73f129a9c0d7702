import assert from "node:assert/strict";
import fc from "fast-check";
import type { Business } from "../../../../src/model/businesses/business";
import {
  joinBusinessStates,
  NO_BUSINESSES,
  withBusiness,
  withChange,
  withLastActive,
  withoutBusiness,
  type BusinessState,
} from "../../../../src/model/businesses/businessState";
import {
  isSameState,
  parseBusinessState,
  storedBusinessState,
} from "../../../../src/model/businesses/storedBusinessState";

const business = (key: string): Business => ({
  key,
  name: key,
  baseUrl: "https://kizen.example/api",
  userId: "u",
  businessId: "b",
  isSample: false,
});
const stored = (state: BusinessState): unknown => JSON.parse(JSON.stringify(storedBusinessState(state)));

const KEYS = ["a", "b", "c"];
const key = fc.constantFrom(...KEYS);
/** One thing that a window does to a state. */
const edit: fc.Arbitrary<(state: BusinessState) => BusinessState> = fc.oneof(
  key.map((one) => (state: BusinessState) => withBusiness(state, business(one))),
  key.map((one) => (state: BusinessState) => withoutBusiness(state, one)),
  key.map((one) => (state: BusinessState) => withLastActive(state, one)),
  fc
    .tuple(
      key,
      fc.oneof(fc.record({ name: fc.string({ maxLength: 3 }) }), fc.record({ isProduction: fc.boolean() })),
    )
    .map(
      ([one, change]) =>
        (state: BusinessState) =>
          withChange(state, one, change),
    ),
);
const state = fc
  .array(edit, { maxLength: 8 })
  .map((edits) => edits.reduce((before, apply) => apply(before), NO_BUSINESSES));

describe("joinBusinessStates: what windows know of businesses", () => {
  it("is the same whichever window joins it with whose, and how often", () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        const joined = joinBusinessStates(a, b);
        assert.deepEqual(stored(joined), stored(joinBusinessStates(b, a)));
        assert.deepEqual(stored(joined), stored(joinBusinessStates(joined, a)));
        const [left, right] = [
          joinBusinessStates(joined, c),
          joinBusinessStates(a, joinBusinessStates(b, c)),
        ];
        const names = (one: BusinessState) => one.entries.map(({ business: { key, name } }) => [key, name]);
        assert.deepEqual([left.removed, names(left)], [right.removed, names(right)]);
      }),
    );
  });

  it("comes back from JSON as it was", () => {
    fc.assert(fc.property(state, (one) => assert.ok(isSameState(one, parseBusinessState(stored(one))))));
  });

  it("is whole whatever was stored, and can be stored again", () => {
    const list = fc.array(fc.oneof(fc.jsonValue(), fc.record({ ...fieldsOf(business("a")) })));
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.record({ revision: fc.jsonValue(), active: fc.jsonValue(), list, removed: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(junk, (one) => {
        const parsed = parseBusinessState(one);
        assert.ok(isSameState(parsed, parseBusinessState(stored(parsed))));
        for (const { business: kept } of parsed.entries) assert.notEqual(kept.key, "");
      }),
    );
  });

  it("holds nothing of a business that was removed", () => {
    const one = withoutBusiness(withBusiness(NO_BUSINESSES, business("the-key")), "the-key");
    assert.doesNotMatch(JSON.stringify(stored(one)), /the-key|kizen\.example/);
  });
});

/** Each value as it should be, or anything else. */
function fieldsOf(of: Business): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())]),
  );
}
