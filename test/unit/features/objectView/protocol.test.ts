import assert from "node:assert/strict";
import fc from "fast-check";
import { isObjectRef, parseFromPage, parseToPage } from "../../../../src/features/objectView/messageCheck";
import { fewFields, fieldsMessage, ref, strings } from "../../../support/pages/objectViewPage";

describe("parseFromPage and parseToPage: messages of the object view", () => {
  const table = {
    name: "deals",
    columns: [{ id: "a", label: "A" }],
    rows: [{ key: "", value: "", cells: ["x", true] }],
  };

  it("of the page are taken when they are what they claim to be", () => {
    const what = { state: "cell", column: "ID", label: "Deal", thing: "field" };
    for (const message of [
      { type: "ready" },
      { type: "copy", format: "constants", table, what },
      { type: "export", format: "csv", table },
      { type: "columns", columns: ["label"] },
      { type: "openObject", objectId: "o-1" },
    ]) {
      assert.deepEqual(parseFromPage(message), message);
      assert.deepEqual(parseFromPage({ ...message, command: "x" }), message);
    }
  });

  it("of the page are refused otherwise", () => {
    for (const message of [
      { type: "copy", format: "html", table, what: { state: "rows" } },
      { type: "copy", format: "csv", table, what: { state: "cell", column: "ID" } },
      { type: "copy", format: "csv", table: { ...table, rows: [{ cells: [7] }] }, what: { state: "rows" } },
      { type: "export", format: "json", table },
      { type: "columns", columns: Array.from({ length: 1000 }, () => "a") },
      { type: "openObject" },
    ])
      assert.equal(parseFromPage(message), undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parseFromPage(value);
        assert.ok(parsed === undefined || ["ready", "refresh", "act", "revealed"].includes(parsed.type));
      }),
    );
  });

  it("of the host are taken when they are what they claim to be", () => {
    for (const message of [
      { type: "init", ref, strings },
      { type: "init", ref, strings, columns: ["id"] },
      fieldsMessage(fewFields),
      { type: "reveal", fieldId: "f" },
      { type: "status", status: { state: "partial" } },
    ])
      assert.deepEqual(parseToPage(message), message);
    assert.equal(parseToPage({ type: "status", status: { state: "else" } }), undefined);
    assert.equal(
      parseToPage({ ...fieldsMessage(fewFields), fields: [{ ...fewFields[0], options: null }] }),
      undefined,
    );
  });

  it("name an object", () => {
    assert.ok(isObjectRef(ref));
    for (const value of [undefined, null, {}, { businessKey: "b" }, { ...ref, objectId: 7 }])
      assert.equal(isObjectRef(value), false);
  });
});
