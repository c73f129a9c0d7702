import assert from "node:assert/strict";
import fc from "fast-check";
import { marked } from "marked";
import { commandAddress, markdownText } from "../../../../src/model/text/markdownText";
import { safe } from "../../../../src/model/text/safeText";

const HOSTILE = [
  ...[
    "<command:workbench.action.files.newUntitledFile>",
    "https://evil.example",
    "www.evil.example",
    "a@b.example",
  ],
  ...[
    "[x](command:a)",
    "![x](https://e.example/x.png)",
    "<b>bold</b>",
    "&lt;",
    "&#60;",
    "**b** _i_ `c` ~~s~~",
  ],
  ...[
    "# h",
    "- l",
    "1. l",
    "> q",
    "---",
    "===",
    "| a |\n|---|",
    "```\ncode",
    "    code",
    "[a]: https://e.example",
    "a\\",
  ],
];
const piece = fc.constantFrom(
  ...HOSTILE,
  ..."[]()<>!*_`~#&\\|:-=+.\n \t".split(""),
  "a",
  "1",
  "https://",
  "://",
  "@",
);

/** The text that a person sees of the HTML, and the elements in it. */
function read(html: string): { readonly text: string; readonly elements: readonly string[] } {
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  const text = html
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? "");
  return { text, elements: Array.from(html.matchAll(/<([a-z0-9]+)/g), ([, name = ""]) => name) };
}

/** White space at the ends and in a row is one to HTML. */
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

describe("markdownText: text from outside in Markdown", () => {
  const shown = (text: string) => read(marked.parse(markdownText(text), { async: false, gfm: true }));

  it("is shown as it reads, with no element of its own", () => {
    const check = (text: string) => {
      const { text: seen, elements } = shown(text);
      assert.equal(plain(seen), plain(safe(text)));
      assert.ok(
        elements.every((name) => name === "p"),
        `${text}: ${elements.join()}`,
      );
    };
    for (const text of HOSTILE) check(text);
    fc.assert(fc.property(fc.string({ unit: piece, maxLength: 12 }), (text) => check(`a${text}`)));
  });

  it("stays inside the marks around it", () => {
    const html = marked.parse(`**${markdownText("a** [x](y) <b>")}** b`, { async: false });
    assert.deepEqual(read(html).elements, ["p", "strong"]);
  });

  it("cannot end the address of a command", () => {
    fc.assert(
      fc.property(fc.string({ unit: piece }), (id) => {
        const address = commandAddress("kizen.openRecord", [{ ref: { id } }]);
        assert.match(address, /^command:kizen\.openRecord\?[\w%.-]+$/);
        const json = decodeURIComponent(address.slice(address.indexOf("?") + 1));
        assert.deepEqual(JSON.parse(json), [{ ref: { id } }]);
      }),
    );
  });
});
