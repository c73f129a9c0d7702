import assert from "node:assert/strict";
import { tabTitle } from "../../../../src/model/text/tabTitle";

describe("tabTitle: the title of a tab", () => {
  it("is the name, cut after 40 characters as a person counts them", () => {
    assert.equal(tabTitle("Northwind Traders"), "Northwind Traders");
    assert.equal(tabTitle("x".repeat(40)), "x".repeat(40));
    assert.equal(tabTitle("x".repeat(41)), `${"x".repeat(39)}…`);
    assert.equal(tabTitle("👩‍👩‍👧".repeat(40)), "👩‍👩‍👧".repeat(40));
    assert.equal(tabTitle("👩‍👩‍👧".repeat(41)), `${"👩‍👩‍👧".repeat(39)}…`);
    assert.equal(tabTitle("x".repeat(5_000_000)).length, 40);
  });

  it("shows where a name turns the order of its characters, or hides some", () => {
    assert.equal(tabTitle("Acme \u202egpj.exe"), "Acme \ufffdgpj.exe");
    assert.equal(tabTitle("pay\u200bpal\nInc"), "pay\ufffdpal\ufffdInc");
  });
});
