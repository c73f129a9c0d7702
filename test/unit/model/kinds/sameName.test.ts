import assert from "node:assert/strict";
import { sameName, sameNameButCapitals } from "../../../../src/model/kinds/sameName";

describe("sameName", () => {
  it("looks past white space and two ways to write an accent, not past capitals", () => {
    assert.ok(sameName(" Caf\u00e9  Noir", "Cafe\u0301\tNoir "));
    assert.ok(!sameName("ACME", "Acme"));
    assert.ok(!sameName("Acme", "Acme 2"));
  });
});

describe("sameNameButCapitals", () => {
  it("looks past capitals, too", () => {
    assert.ok(sameNameButCapitals(" CAF\u00c9 noir", "Cafe\u0301  Noir"));
    assert.ok(!sameNameButCapitals("Acme", "Acme 2"));
  });
});
