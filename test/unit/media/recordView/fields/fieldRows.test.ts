import assert from "node:assert/strict";
import fc from "fast-check";
import { parseJson } from "../../../../../media/recordView/json/jsonDocument";
import {
  groupsOf,
  isEmptyField,
  rowsOf,
  type ShownGroup,
} from "../../../../../media/recordView/fields/fieldRows";
import { fieldsOf } from "../../../../../media/recordView/fields/recordFields";
import type { FieldGroup, GroupedField } from "../../../../../src/features/recordView/protocol";

const known = (id: string, apiName = id): GroupedField => ({
  id,
  apiName,
  label: apiName.toUpperCase(),
  type: "text",
  isReadOnly: false,
  isHidden: false,
});
const recordWith = (...fields: readonly { id: string; name?: string; value?: unknown }[]) => {
  const text = JSON.stringify({
    fields: fields.map(({ id, name = id, value = "x" }) => ({ id, name, field_type: "text", value })),
  });
  return fieldsOf(parseJson(text)) ?? [];
};
const names = (groups: readonly ShownGroup[]) =>
  groups.map(({ label, fields }) => [label, ...fields.map(({ name }) => name)]);
const rows = (groups: readonly ShownGroup[], showsEmpty: boolean) =>
  rowsOf(groups, (field) => showsEmpty || !isEmptyField(field), "Other").map((row) =>
    row.type === "group" ? `[${row.label}]` : row.field.name,
  );

describe("fieldRows: the rows of a record's fields", () => {
  it("stand by categories, in the schema's order, and last what has none or is not in the schema", () => {
    const groups: FieldGroup[] = [
      { label: "Deal", fields: [known("b"), known("a")] },
      { label: "People", fields: [known("c")] },
      { label: "", fields: [known("d")] },
    ];
    const grouped = groupsOf(
      recordWith({ id: "x" }, { id: "c" }, { id: "a" }, { id: "b" }, { id: "d" }),
      groups,
    );
    assert.deepEqual(names(grouped), [
      ["Deal", "b", "a"],
      ["People", "c"],
      ["", "d", "x"],
    ]);
    assert.deepEqual(rows(grouped, false), ["[Deal]", "b", "a", "[People]", "c", "[Other]", "d", "x"]);
  });

  it("have no heads where nothing is known of categories", () => {
    assert.deepEqual(rows(groupsOf(recordWith({ id: "b" }, { id: "a" }), []), false), ["b", "a"]);
    const one = groupsOf(recordWith({ id: "b" }), [{ label: "", fields: [known("a"), known("b")] }]);
    assert.deepEqual(rows(one, true), ["a", "b"]);
  });

  it("are those without a value on request only, and no category stands above nothing", () => {
    const groups = [
      { label: "Full", fields: [known("a"), known("none")] },
      { label: "Empty", fields: [known("null"), known("text"), known("list"), known("object")] },
    ];
    const record = recordWith(
      { id: "a", value: false },
      { id: "null", value: null },
      { id: "text", value: "" },
      { id: "list", value: [] },
      { id: "object", value: {} },
    );
    const grouped = groupsOf(record, groups);
    assert.deepEqual(rows(grouped, false), ["[Full]", "a"]);
    assert.deepEqual(rows(grouped, true), [
      "[Full]",
      "a",
      "none",
      "[Empty]",
      "null",
      "text",
      "list",
      "object",
    ]);
  });

  it("are told by their ids, and by their API names where a record has other ids", () => {
    const groups = [{ label: "Deal", fields: [known("1", "a"), known("2", "b"), known("3", "c")] }];
    const record = recordWith({ id: "2", name: "a" }, { id: "other", name: "c" });
    const [deal] = groupsOf(record, groups);
    assert.deepEqual(
      deal?.fields.map((field) => [field.id, field.name, isEmptyField(field)]),
      [
        ["1", "a", true],
        ["2", "a", false],
        ["other", "c", false],
      ],
    );
  });

  it("hold every field of the record exactly once, whatever the schema says", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e");
    const fields = fc.uniqueArray(fc.record({ id: name, name }), { selector: ({ id }) => id, minLength: 1 });
    const group = fc.record({ label: fc.constantFrom("", "X", "Y"), fields: fc.array(fc.tuple(name, name)) });
    fc.assert(
      fc.property(fields, fc.array(group), (ofRecord, ofSchema) => {
        const groups = ofSchema.map(({ label, fields: members }) => ({
          label,
          fields: members.map(([id, apiName]) => known(id, apiName)),
        }));
        const all = groupsOf(recordWith(...ofRecord), groups).flatMap((one) => one.fields);
        const withValue = all.filter((field) => !isEmptyField(field)).map(({ id }) => id);
        assert.deepEqual(withValue.sort(), ofRecord.map(({ id }) => id).sort());
        const keys = rowsOf(groupsOf(recordWith(...ofRecord), groups), () => true, "Other").map(
          ({ key }) => key,
        );
        assert.equal(new Set(keys).size, keys.length);
      }),
    );
  });
});
