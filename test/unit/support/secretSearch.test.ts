import assert from "node:assert/strict";
import fc from "fast-check";
import { findSecret } from "../../support/leaks/secretSearch";

const SECRET = "kz-41c7-never-shown";
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");
const each =
  (write: (code: number) => string, every = 1) =>
  (text: string) =>
    text.replace(/./gs, (character: string, at: number) =>
      at % every === 0 ? write(character.charCodeAt(0)) : character,
    );
const everySecond = (write: (code: number) => string) => each(write, 2);

const percent = (code: number) => `%${hex(code, 2)}`;
const unicode = (code: number) => `\\u${hex(code, 4)}`;
const forms: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  "in an address": encodeURIComponent,
  "in an address, every character": each(percent),
  "in an address, in parts": everySecond((code) => percent(code).toUpperCase()),
  "in JSON": (text) => JSON.stringify({ text }),
  "in JSON, every character": each(unicode),
  "in JSON, in parts": everySecond(unicode),
  "in JSON in an address": (text) => encodeURIComponent(JSON.stringify(each(unicode)(text))),
  "in HTML": each((code) => `&#${code};`),
  "in HTML, hexadecimal": everySecond((code) => `&#x${hex(code, 2)};`),
  "in UTF-16": (text) => Buffer.from(text, "utf16le").toString("latin1"),
  base64: (text) => Buffer.from(text).toString("base64"),
  "base64 in an address": (text) => Buffer.from(text).toString("base64url"),
  "base64 in lines": (text) => Buffer.from(text).toString("base64").replace(/.{7}/g, "$&\n"),
  hexadecimal: (text) => Buffer.from(text).toString("hex").toUpperCase(),
};

describe("the search for keys in what the tests leave behind", () => {
  for (const [name, encode] of Object.entries(forms)) {
    it(`finds one ${name}, whatever stands around it`, () => {
      const around = fc.string({ unit: "binary-ascii", maxLength: 40 });
      fc.assert(
        fc.property(around, around, (before, after) => {
          assert.ok(findSecret(encode(before + SECRET + after), SECRET) !== undefined);
        }),
        {
          examples: [
            ["", ""],
            ["a", ""],
            ["ab", "c"],
            ["abc", "de"],
          ],
        },
      );
    });
  }

  it("finds none where there is none, however much it looks like one", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.constantFrom(...Object.values(forms)), (text, encode) => {
        assert.equal(findSecret(encode(text), SECRET), undefined);
      }),
    );
    for (const encode of Object.values(forms)) {
      assert.equal(findSecret(encode("kz-41c7-never shown, kz-41c7-never-show"), SECRET), undefined);
    }
  });
});
