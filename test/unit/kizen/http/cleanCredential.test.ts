import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanCredential } from "../../../../src/kizen";
import { canHeaderCarry } from "../../../../src/kizen/http/cleanCredential";

const KEY = "kz-5f1d-9a7c-never-shown";

/** How a key is written in the places it is copied from. */
const writtenAs: readonly ((key: string) => string)[] = [
  (key) => key,
  (key) => `KEY=${key}`,
  (key) => `KIZEN_API_KEY=${key}`,
  (key) => `export KIZEN_API_KEY=${key}`,
  (key) => `export KIZEN_API_KEY='${key}'`,
  (key) => `export KEY="${key}";`,
  (key) => `set KIZEN_API_KEY=${key}`,
  (key) => `$env:KIZEN_API_KEY = "${key}"`,
  (key) => `"KEY": "${key}",`,
  (key) => `  'apiKey': '${key}',`,
  (key) => `api_key = "${key}"`,
  (key) => `api_key: ${key}`,
  (key) => `const apiKey = "${key}";`,
  (key) => `X-API-KEY: ${key}`,
  (key) => `-H "X-API-KEY: ${key}"`,
  (key) => `--header 'X-USER-ID: ${key}'`,
  (key) => `MY_OWN_VARIABLE=${key}`,
  (key) => `“${key}”`,
  (key) => `„${key}“`,
  (key) => `‘${key}’`,
  (key) => `«${key}»`,
  (key) => `« ${key} »`,
  (key) => `「${key}」`,
  (key) => `＂${key}＂`,
  (key) => `\`${key}\``,
  (key) => `"“${key}”",`,
  (key) => `KEY=“${key}”`,
  (key) => `{"apiKey": "${key}"}`,
  (key) => `{ api_key: '${key}' },`,
];
/** What nobody sees, and what ends a line. */
const UNSEEN = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u3164", "\n", "\r\n", "\u2028"];

const refusal = (pasted: string) => {
  const cleaned = cleanCredential(pasted);
  assert.ok("problem" in cleaned, JSON.stringify(cleaned));
  return cleaned.problem;
};

describe("cleanCredential", () => {
  for (const write of writtenAs) {
    it(`finds the key in ${write("…")}`, () => assert.deepEqual(cleanCredential(write(KEY)), { value: KEY }));
  }

  it("finds any key in any of these, with what nobody sees in between", () => {
    const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~+/-]{6,40}[A-Za-z0-9](={0,2})$/);
    const unseen = fc.array(fc.tuple(fc.nat(80), fc.constantFrom(...UNSEEN)), { maxLength: 4 });
    fc.assert(
      fc.property(key, fc.constantFrom(...writtenAs), unseen, (value, write, inserted) => {
        let dirty = value;
        // In the value only: an end of a line eats the blanks around it, and with them what tells it from its name.
        for (const [at, text] of inserted) {
          const index = at % (dirty.length + 1);
          dirty = dirty.slice(0, index) + text + dirty.slice(index);
        }
        assert.deepEqual(cleanCredential(`${write(dirty)}\r\n`), { value });
      }),
      {
        examples: [
          ["AaaaaAaa=", (key) => `« ${key} »`, []],
          ["AAAA_AAAA=", (key) => `"${key}"`, []],
        ],
      },
    );
  });

  it("takes nothing from a key that only looks like an assignment", () => {
    for (const key of ["YWJjZA==", "dXNlcmtleQ==", "a3f-key=", "a1:b2:c3", "a=b", 'a"b']) {
      assert.deepEqual(cleanCredential(key), { value: key });
    }
  });

  it("joins the lines of a key that was wrapped", () =>
    assert.deepEqual(cleanCredential("  kz-5f1d-\r\n    9a7c-never-shown\n"), { value: KEY }));

  it("refuses any other character, and names it with its place", () => {
    assert.deepEqual(refusal("kz-é1"), { kind: "character", character: "é", place: 4 });
    assert.deepEqual(refusal("\u200bkz 1"), { kind: "character", character: " ", place: 4 });
    assert.deepEqual(refusal('KEY="kz–1"'), { kind: "character", character: "–", place: 8 });
    assert.deepEqual(refusal("𝟙😀"), { kind: "character", character: "𝟙", place: 1 });
    assert.deepEqual(refusal("abc\u0000"), { kind: "character", character: "\0", place: 4 });
    assert.deepEqual(refusal("kz-1\ud800"), { kind: "character", character: "\ud800", place: 5 });
    assert.deepEqual(refusal("k“z”k"), { kind: "character", character: "“", place: 2 });
    assert.deepEqual(refusal('{"apiKey":"kz","userId":"u"}'), {
      kind: "character",
      character: '"',
      place: 14,
    });
    assert.deepEqual(refusal("KEY=abc # mine"), { kind: "character", character: " ", place: 8 });
  });

  it("tells an empty value from a wrong one", () => {
    for (const nothing of ["", "  \n", '""', "“”", "KEY=", 'export KIZEN_API_KEY=""', "\u200b\ufeff"]) {
      assert.deepEqual(refusal(nothing), { kind: "empty" }, JSON.stringify(nothing));
    }
    assert.deepEqual(refusal("k".repeat(4097)), { kind: "tooLong" });
    // A file, which is not looked through.
    for (const sign of [" ", ",", "\n", '"'])
      assert.deepEqual(refusal(`KEY=${sign.repeat(1_000_000)}k`), { kind: "tooLong" });
  });

  it("makes of any text something that a header carries, the same at a second time, or a problem in it", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(...Array.from("kEY=:\"'“”, ;\n\u200b-é_"), "export ", "KEY", "id") }),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const cleaned = cleanCredential(pasted);
        if ("value" in cleaned) {
          assert.ok(canHeaderCarry(cleaned.value));
        } else if (cleaned.problem.kind === "character") {
          assert.equal(Array.from(pasted)[cleaned.problem.place - 1], cleaned.problem.character);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("canHeaderCarry", () => {
  it("accepts exactly what Node's fetch sends as it is, of the characters that all servers read alike", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(text, (value) => {
        let sent: string | null;
        try {
          sent = new Headers({ "x-api-key": value }).get("x-api-key");
        } catch {
          sent = null;
        }
        if (canHeaderCarry(value)) assert.equal(sent, value);
        else assert.ok(sent !== value || value === "" || /[\t\u0001-\u001f\u007f-\u00ff]/.test(value));
      }),
      { numRuns: 500 },
    );
  });
});
