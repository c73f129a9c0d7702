import assert from "node:assert/strict";
import fc from "fast-check";
import { recordPath, recordQuery, refInQuery } from "../../../../src/model/records/recordPath";

const path = (label: string, businessName = "Acme") =>
  recordPath({ businessName, kindLabel: "Companies", label });

describe("recordPath: the address of a record's document", () => {
  it("reads as business, kind and name", () => {
    assert.equal(path("Müller & Söhne 🏢 (שלום)"), "/Acme/Companies/Müller & Söhne 🏢 (שלום).json");
  });

  it("has three parts, of reasonable length, that any address can hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (name, business) => {
        const parts = path(name, business).split("/");
        assert.equal(parts.length, 4);
        for (const part of parts.slice(1)) {
          assert.ok(Array.from(part).length <= 85);
          assert.doesNotMatch(part, /^\.{0,2}$|[\p{Cc}\\]/u);
          assert.doesNotThrow(() => encodeURIComponent(part));
        }
      }),
    );
  });

  it("is safe for names that would lead elsewhere", () => {
    assert.equal(path(""), "/Acme/Companies/_.json");
    assert.equal(path("..", ".."), "/_/Companies/_.json");
    assert.equal(path("a/b\\c\nd"), "/Acme/Companies/a-b-c d.json");
    assert.equal(path("\u202Egnp.\ud800"), "/Acme/Companies/gnp..json");
    assert.equal(path("🏢".repeat(100)), `/Acme/Companies/${"🏢".repeat(80)}.json`);
  });

  it("carries the reference of the record, and nothing made by others is taken for one", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(part, part, part, (businessKey, kind, id) => {
        assert.deepEqual(refInQuery(recordQuery({ businessKey, kind, id })), { businessKey, kind, id });
      }),
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (query) => void refInQuery(query)));
    for (const query of ["", "id=1", "business=b&kind=k&id=", "%E0%A4%A"])
      assert.equal(refInQuery(query), undefined);
  });
});
