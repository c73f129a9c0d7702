import assert from "node:assert/strict";
import fc from "fast-check";
import { summarize } from "../../../../src/model/kinds/summary";

const record = (value: Record<string, unknown>, id = "0f0f0f0f-1111-4222-8333-444444444444") => ({
  id,
  text: JSON.stringify(value),
  value: { id, ...value },
});

describe("a record as a row", () => {
  it("shows the name, the id's beginning and a telling field", () => {
    const row = summarize(record({ name: "Acme", domains: [{ id: "d", name: "acme.example" }] }));
    assert.deepEqual([row.label, row.description], ["Acme", "0f0f0f0f · acme.example"]);
  });

  it("falls back from the name to another label and then to the id", () => {
    assert.equal(summarize(record({ name: "  ", full_name: "Ada Lovelace" })).label, "Ada Lovelace");
    assert.equal(summarize(record({ first_name: "Ada", last_name: "Lovelace" })).label, "Ada Lovelace");
    assert.equal(summarize(record({ email: "a@b.example" })).label, "a@b.example");
    assert.equal(summarize(record({})).label, "0f0f0f0f-1111-4222-8333-444444444444");
    assert.equal(summarize(record({ name: null }, "")).label, "(no id)");
  });

  it("reads the fields of the current API, keyed by id or in a list", () => {
    const fields = [{ id: "f", name: "name", display_name: "Name", value: "Acme" }];
    assert.equal(summarize(record({ fields })).label, "Acme");
    assert.equal(summarize(record({ fields: { f: fields[0] } })).label, "Acme");
  });

  it("keeps emoji and right-to-left names, and makes one line of several", () => {
    for (const name of ["🏢 Acme", "شركة النور", "株式会社"])
      assert.equal(summarize(record({ name })).label, name);
    assert.equal(summarize(record({ name: "Acme\n  Corp" })).label, "Acme Corp");
  });

  it("survives whatever a server sends", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, id) => {
        const row = summarize({ id, text: "{}", value: value });
        assert.ok(row.label.length > 0);
        assert.ok(!/\n/.test(row.label + row.description));
      }),
    );
  });
});
