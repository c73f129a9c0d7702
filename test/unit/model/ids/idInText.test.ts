import assert from "node:assert/strict";
import { idInText } from "../../../../src/model/ids/idInText";

const A = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const B = "ffffffff-0000-4111-8222-333333333333";

describe("idInText: the id of a pasted text", () => {
  it("is the only one in it, in lower case", () => {
    for (const text of [A, ` "${A}",\n`, A.toUpperCase(), `${A} = ${A.toUpperCase()}`, `Acme (${A})`])
      assert.equal(idInText(text), A);
  });

  it("is the record's, where an address names the object, too", () => {
    for (const path of [
      `https://go.kizen.com/custom-objects/${B}/${A}`,
      `https://go.kizen.com/custom-objects/${B}/${A}/details?tab=${B}`,
      `https://app.go.kizen.com/api/records/${B}/${A}`,
      `/pipelines/${B}/entity-records/${A}`,
      `https://go.kizen.com/custom-objects/companies_company/${A}`,
      `HTTPS://GO.KIZEN.COM/CUSTOM-OBJECTS/${B}/${A}`.toUpperCase(),
    ])
      assert.equal(idInText(path), A, path);
  });

  it("is unknown where there is none, or more than one", () => {
    const addresses = `/custom-objects/${B}/${A} /custom-objects/${A}/${B}`;
    for (const text of ["", "Acme", "1234", `${A} ${B}`, `${A}0`, addresses])
      assert.equal(idInText(text), undefined, text);
  });
});
