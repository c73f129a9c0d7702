import assert from "node:assert/strict";
import fc from "fast-check";
import { TableRows } from "../../../../media/objectView/table/tableRows";
import { columns } from "../../../../media/objectView/table/columns";
import { fewFields, fieldOf, strings } from "../../../support/pages/objectViewPage";

const none = { query: "", sort: undefined, expanded: new Set<string>() };
const labels = (rows: readonly { readonly type: string }[]) =>
  (rows as ReturnType<TableRows["all"]>).map((row) =>
    row.type === "field" ? row.field.label : row.option.label,
  );

describe("tableRows of the object view", () => {
  const table = new TableRows(fewFields, strings);
  const shown = (change: Partial<Parameters<TableRows["arrange"]>[0]>) =>
    labels(table.arrange({ ...none, ...change }).rows);

  it("are the fields in Kizen's order, and below an open one its options", () => {
    assert.deepEqual(shown({}), ["Deal Name", "Lead Source", "Company", "Amount"]);
    assert.deepEqual(shown({ expanded: new Set(["f-source"]) }), [
      ...["Deal Name", "Lead Source", "Trade Show", "Website", "Referral", "Company", "Amount"],
    ]);
  });

  it("are those that have every word, without case and accents", () => {
    assert.deepEqual(shown({ query: "  deal  NÁME " }), ["Deal Name"]);
    assert.deepEqual(shown({ query: "marketing" }), ["Lead Source"]);
    assert.deepEqual(shown({ query: "companies" }), ["Company"]);
    assert.deepEqual(shown({ query: "f-amount" }), ["Amount"]);
    assert.deepEqual(shown({ query: "deal nothing" }), []);
  });

  it("are the options that were looked for, below their field", () => {
    assert.deepEqual(shown({ query: "op-web" }), ["Lead Source", "Website"]);
    assert.deepEqual(shown({ query: "lead referral" }), ["Lead Source", "Referral"]);
    assert.deepEqual(shown({ query: "trade web" }), []);
    assert.equal(table.arrange({ ...none, query: "show" }).fieldCount, 1);
  });

  it("can be sorted by every column, what has nothing there last", () => {
    const sorted = (column: string, isDescending = false) => shown({ sort: { column, isDescending } });
    assert.deepEqual(sorted("label"), ["Amount", "Company", "Deal Name", "Lead Source"]);
    assert.deepEqual(sorted("readOnly")[0], "Amount");
    assert.deepEqual(sorted("options")[0], "Lead Source");
    assert.deepEqual(sorted("relation")[0], "Company");
    assert.deepEqual(sorted("relation", true)[0], "Company");
    for (const { id } of columns) assert.equal(sorted(id).length, 4, id);
    const numbers = new TableRows(
      ["f10", "f9", "f1"].map((name) => fieldOf(name)),
      strings,
    );
    assert.deepEqual(
      labels(numbers.arrange({ ...none, sort: { column: "apiName", isDescending: false } }).rows),
      ["F1", "F9", "F10"],
    );
  });

  it("have keys of their own, whatever the ids are", () => {
    const id = fc.constantFrom("", "a", "b", "a#1", "a/b");
    const field = fc.record({ id, apiName: id, options: fc.array(fc.record({ id, label: id, code: id })) });
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const rows = new TableRows(
          fields.map(({ apiName, ...rest }) => fieldOf(apiName, rest)),
          strings,
        ).all("", undefined);
        assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
      }),
    );
  });

  it("are never fewer with less to look for", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (query, more) => {
        const all = new Set(table.all(query, undefined).map(({ key }) => key));
        const fewer = table.all(`${query} ${more}`, undefined);
        assert.ok(fewer.every(({ key }) => all.has(key)));
      }),
    );
  });
});
