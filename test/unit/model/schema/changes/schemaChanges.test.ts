import assert from "node:assert/strict";
import fc from "fast-check";
import { changesSince, stateOf } from "../../../../../src/model/schema/changes/schemaChanges";
import { SchemaCatalogue } from "../../../../../src/model/schema/schemaCatalogue";
import type { SchemaEntries, SchemaPartName } from "../../../../../src/model/schema/schemaEntries";

describe("changesSince", () => {
  const role = fc.record({
    id: fc.constantFrom("1", "2", "3", "4", ""),
    label: fc.constantFrom("a", "b", "c"),
  });
  const roles = fc.uniqueArray(role, { selector: ({ id, label }) => id || label, maxLength: 5 });

  it("counts what was added, went and was renamed, for any two lists", () =>
    fc.assert(
      fc.asyncProperty(roles, roles, async (before, after) => {
        const catalogue = holding("roles", before);
        const earlier = stateOf(catalogue);
        const changes = await changesSince(earlier, stateOf(holding("roles", after)), catalogue);
        const keyOf = ({ id, label }: { id: string; label: string }) => JSON.stringify(id || label);
        const [was, is] = [before, after].map((list) => new Map(list.map((one) => [keyOf(one), one.label])));
        assert.ok(was && is);
        const count = (how: string) =>
          (changes?.lists ?? []).flatMap((list) => list.changes).filter((one) => one.how === how).length;
        assert.equal(count("added"), [...is.keys()].filter((key) => !was.has(key)).length);
        assert.equal(count("gone"), [...was.keys()].filter((key) => !is.has(key)).length);
        assert.equal(
          count("renamed"),
          [...is].filter(([key, label]) => was.has(key) && was.get(key) !== label).length,
        );
      }),
    ));
});

/** A catalogue that knows one list. */
function holding<Name extends SchemaPartName>(name: Name, entries: SchemaEntries[Name][]): SchemaCatalogue {
  const catalogue = new SchemaCatalogue({
    client: () => Promise.reject(new Error("nobody is asked")),
    now: () => 1,
  });
  catalogue.restore(name, "", { entries, isPartial: false, readAt: 1 });
  return catalogue;
}
