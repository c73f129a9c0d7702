import assert from "node:assert/strict";
import fc from "fast-check";
import { hideSecret } from "../../../../src/kizen/http/hideSecret";
import { findSecret } from "../../../support/leaks/secretSearch";
import { spellings } from "../../../support/leaks/spellings";

const SECRET = "kz-5f1d-SECRET-9a7c-never-shown";

describe("hideSecret", () => {
  for (const [name, spell] of Object.entries(spellings)) {
    it(`hides a key ${name}, whatever stands around it`, () => {
      const around = fc.string({
        unit: fc.constantFrom(...Array.from("ab %\\&#x41;uf5kz-…é \n")),
        maxLength: 20,
      });
      fc.assert(
        fc.property(around, around, fc.nat(), (before, after, seed) => {
          const hidden = hideSecret(before + spell(SECRET, seed) + after, SECRET);
          assert.equal(
            findSecret(hidden.replace(/[\s\u200b]/g, "").toLowerCase(), SECRET.toLowerCase()),
            undefined,
          );
          assert.match(hidden, /…/);
        }),
      );
    });
  }

  it("hides any key in any two spellings, one in the other", () => {
    const key = fc.stringMatching(/^[!-~]{12,50}$/);
    const spelling = fc.constantFrom(...Object.values(spellings));
    fc.assert(
      fc.property(key, spelling, fc.nat(), (secret, spell, seed) => {
        const hidden = hideSecret(`The key: é ${spell(secret, seed)} é`, secret);
        assert.equal(findSecret(hidden, secret), undefined);
        assert.ok(hidden.startsWith("The key"), hidden);
      }),
      { numRuns: 200 },
    );
  });

  it("leaves every text alone in which the key does not stand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        assert.equal(hideSecret(text, SECRET), text);
      }),
    );
    assert.equal(hideSecret("kz-5f1d, kz-5f1e-SECRET", SECRET), "kz-5f1d, kz-5f1e-SECRET");
    assert.equal(hideSecret("nothing", ""), "nothing");
    assert.equal(hideSecret("Request 107 of 1071 (6B)", "k"), "Request 107 of 1071 (6B)");
  });

  it("hides what is left of a key that the server cut off itself", () => {
    assert.equal(
      hideSecret(`Invalid key ${SECRET.slice(0, 20)}...`, SECRET),
      "Invalid key ……".replace("……", "…..."),
    );
    assert.equal(hideSecret(`${SECRET}${SECRET}`.slice(0, 50), SECRET), "……");
  });
});
