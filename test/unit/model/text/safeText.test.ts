import assert from "node:assert/strict";
import fc from "fast-check";
import { joined, safe, safeText, withIcon } from "../../../../src/model/text/safeText";
import { titleText } from "../../../../src/model/text/titleText";
import { english as t } from "../../../support/english";

/** How VS Code 1.139 finds links in messages, progress and prompts, and icons in lists and the status bar. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /(\\)?\$\(([a-z0-9-]+(?:~[a-z]+)?)\)/i;
/** What is taken for an address or a tag in Markdown that `appendText` wrote. */
const MARKUP = /<[a-z/!]|&[a-z0-9#]+;|:\/\/|\bwww\.|@(?!\u2060)/i;

const HOSTILE = [
  "Acme [Open details](command:workbench.action.files.newUntitledFile)",
  "[x](https://evil.example 'title')",
  "$(trash) Acme",
  "\\$(sync~spin)",
  "Acme\nOK\r\n[x](file:///etc/passwd)",
];
const piece = fc.constantFrom(
  ...[
    "[",
    "]",
    "(",
    ")",
    "$",
    "\\",
    "a",
    "trash",
    " ",
    "command:a",
    "https://e",
    "~spin",
    "{0}",
    "{1}",
    "<",
    "&lt;",
  ],
  ...["\n", "\u0000", "\u2028", "\u2060", "\u2068", "\u2069", "\u202e", "ש", "@", "www."],
);
const anything = fc.oneof(fc.string({ unit: piece, maxLength: 30 }), fc.string({ unit: "binary" }));

function assertInert(text: string): void {
  assert.doesNotMatch(text, LINK);
  assert.doesNotMatch(text, ICON);
  assert.doesNotMatch(text, /[\p{Cc}\u2028\u2029]/u);
}

describe("safeText: text from outside, to be shown", () => {
  it("becomes no link, no icon and no line of its own", () => {
    for (const text of HOSTILE) assertInert(safe(text));
    fc.assert(fc.property(anything, (text) => assertInert(safe(text))));
  });

  it("reads as it was written", () => {
    for (const text of ["Acme", "C++ [old] (Łódź) $5 & <b>", "", "1.10", "{0}"])
      assert.equal(safe(text), text);
    assert.equal(safe("[a](b) $(c)").replaceAll("\u2060", ""), "[a](b) $(c)");
  });

  it("stays as it is where it is safe already", () => {
    fc.assert(fc.property(anything, (text) => assert.equal(safe(safe(text)), safe(text))));
  });

  it("stays inert in sentences, also where one value meets another", () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        assertInert(t("{0}{1}", one, other));
        assertInert(t("“{1}” of {0}: {0}", one, other));
        assertInert(safeText`${one}${other}`);
        assertInert(joined([safe(one), safeText`(${other})`], " · "));
      }),
    );
  });

  it("is filled into a sentence once, whatever it holds", () => {
    assert.equal(t("{0} of {1}", "{1}", "Acme"), "{1} of Acme");
    assert.equal(t("{0}", 5), "5");
  });

  it("leaves our own icons in front of it", () => {
    assert.equal(withIcon("trash", safe("$(trash)")), "$(trash) $\u2060(trash)");
  });

  it("shows nothing in the hover of a tab but itself", () => {
    const names = [
      ...HOSTILE,
      "<command:a>",
      "<b>x</b>",
      "&lt;",
      "https://evil.example",
      "www.evil.example",
      "a@b.example",
    ];
    for (const name of names) assert.doesNotMatch(titleText(name), MARKUP, name);
    fc.assert(
      fc.property(anything, (text) => {
        assertInert(titleText(text));
        assert.doesNotMatch(titleText(text), MARKUP);
        assert.equal(titleText(titleText(text)), titleText(text));
      }),
    );
  });
});
