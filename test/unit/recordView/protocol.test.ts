import assert from "node:assert/strict";
import fc from "fast-check";
import { parseFromPage } from "../../../src/recordView/protocol";

describe("record view: messages of the page", () => {
  it("are taken when they are what they claim to be", () => {
    for (const type of ["ready", "refresh", "act"]) assert.deepEqual(parseFromPage({ type }), { type });
    const copy = { type: "copy", what: "path", text: "a.b" };
    assert.deepEqual(parseFromPage(copy), copy);
    assert.deepEqual(parseFromPage({ ...copy, command: "kizen.removeBusiness" }), copy);
  });

  it("are refused otherwise", () => {
    const junk = [
      undefined,
      null,
      "ready",
      7,
      [],
      {},
      { type: "Ready" },
      { type: "copy" },
      { type: "copy", what: "everything", text: "" },
      { type: "copy", what: "id", text: 5 },
      { type: "command", command: "kizen.removeBusiness" },
      { type: ["ready"] },
    ];
    for (const value of junk) assert.equal(parseFromPage(value), undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parseFromPage(value);
        assert.ok(parsed === undefined || ["ready", "refresh", "act", "copy"].includes(parsed.type));
      }),
    );
  });
});
