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

  it("are taken when they ask for an id or an address a record may hold", () => {
    const id = "8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50";
    assert.deepEqual(parseFromPage({ type: "openId", id }), { type: "openId", id });
    for (const address of ["https://kizen.com/a?b=c#d", "http://localhost:80", "mailto:a@b.example"])
      assert.deepEqual(parseFromPage({ type: "openAddress", address }), { type: "openAddress", address });
  });

  it("are refused where an id or an address could be something else", () => {
    for (const id of ["", "7", "a".repeat(36), "../../8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50", undefined])
      assert.equal(parseFromPage({ type: "openId", id }), undefined);
    const addresses = [
      "command:workbench.action.quit",
      "javascript:alert(1)",
      "vscode://publisher.extension/path",
      "file:///etc/passwd",
      "data:text/html,x",
      "//host/path",
      "www.kizen.com",
      `https://kizen.com/${"a".repeat(5000)}`,
      7,
    ];
    for (const address of addresses)
      assert.equal(parseFromPage({ type: "openAddress", address }), undefined, String(address));
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
