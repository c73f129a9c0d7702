import assert from "node:assert/strict";
import fc from "fast-check";
import { parseFromPage, parseToPage, typeOfRefused } from "../../../../src/features/recordView/messageCheck";

describe("parseFromPage: messages of the page", () => {
  it("are taken when they are what they claim to be", () => {
    for (const type of ["ready", "refresh", "act", "dismissChanges", "showFields"])
      assert.deepEqual(parseFromPage({ type }), { type });
    const copy = { type: "copy", what: "path", text: "a.b" };
    assert.deepEqual(parseFromPage(copy), copy);
    for (const isOn of [true, false])
      assert.deepEqual(parseFromPage({ type: "showEmpty", isOn }), { type: "showEmpty", isOn });
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
      { type: "showEmpty" },
      { type: "showEmpty", isOn: "yes" },
      { type: "copy", what: "everything", text: "" },
      { type: "copy", what: "id", text: 5 },
      { type: "command", command: "kizen.removeBusiness" },
      { type: ["ready"] },
    ];
    for (const value of junk) assert.equal(parseFromPage(value), undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parseFromPage(value);
        assert.ok(
          parsed === undefined ||
            [
              "ready",
              "refresh",
              "act",
              "dismissChanges",
              "tab",
              "showFields",
              "showEmpty",
              "copy",
              "refused",
            ].includes(parsed.type),
        );
      }),
    );
  });
});

describe("parseToPage: messages of the host", () => {
  const ref = { businessKey: "b", kind: "company", id: "1" };
  const record = { type: "record", text: "{}", loadedAt: 1, origin: "record" };
  const field = { id: "f", apiName: "a", label: "A", type: "text", isReadOnly: true, isHidden: false };
  const schema = { type: "schema", state: "whole", groups: [{ label: "Deal", fields: [field] }] };
  const failed = { state: "failed", sentence: "No.", detail: undefined, actionTitle: undefined };

  it("are taken when they are what they claim to be, without what does not belong to them", () => {
    const messages = [
      { type: "init", ref, strings: { refresh: "Refresh" }, tab: "fields", showsEmpty: true },
      { type: "heading", name: "", kindLabel: "", businessName: "", isSample: false, isProduction: false },
      record,
      schema,
      { ...schema, state: "refused", groups: [] },
      { ...record, earlier: { text: "{}", loadedAt: 0 } },
      { ...record, text: { gzip: new Uint8Array([1]) } },
      { type: "options", lineNumbers: true },
      ...[
        { state: "idle" },
        { state: "loading" },
        failed,
        { state: "gone", knownAt: 1 },
        { state: "removed" },
      ].map((status) => ({ type: "status", status })),
    ];
    for (const message of messages) {
      assert.deepEqual(parseToPage({ ...message, html: "<script>" }), message);
      // Only what is there crosses; a message survives being cloned.
      assert.deepEqual(parseToPage(structuredClone(message)), message);
    }
  });

  it("are refused where one member is missing or something else", () => {
    const broken = [
      { type: "init", ref: { ...ref, id: 1 }, strings: {}, tab: "json", showsEmpty: false },
      { type: "init", ref, strings: { refresh: 5 }, tab: "json", showsEmpty: false },
      { type: "init", ref, strings: {}, tab: "other", showsEmpty: false },
      { type: "init", ref, strings: {}, tab: "json" },
      { ...schema, state: "none" },
      { ...schema, groups: {} },
      { ...schema, groups: [{ label: "Deal" }] },
      { ...schema, groups: [{ label: "Deal", fields: [{ ...field, isHidden: "no" }] }] },
      { ...schema, groups: [{ label: "Deal", fields: Array(1001).fill(field) }] },
      { ...record, text: {} },
      { ...record, text: { gzip: [1] } },
      { ...record, origin: "elsewhere" },
      { ...record, earlier: { text: 5, loadedAt: 0 } },
      { type: "record", text: "{}", origin: "record" },
      { type: "status", status: { state: "gone" } },
      { type: "status", status: { state: "toString" } },
      { type: "status" },
      { type: "toString" },
      { type: "ready" },
      "record",
      null,
    ];
    for (const value of broken) assert.equal(parseToPage(value), undefined, JSON.stringify(value));
    fc.assert(fc.property(fc.anything(), (value) => assert.equal(parseToPage(value), undefined)));
  });

  it("that are refused are named in the log, where that names no value", () => {
    assert.equal(typeOfRefused({ type: "future", text: "secret" }), "future");
    for (const value of [{ type: "a secret, perhaps" }, { type: 5 }, "x".repeat(50), null, undefined, 5])
      assert.equal(typeOfRefused(value), "");
  });
});
