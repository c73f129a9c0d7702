import assert from "node:assert/strict";
import { languageOf } from "../../../../src/model/languages/languages";
import { scanCode } from "../../../../src/model/languages/scanCode";
import { codeSnippets, unmarked, type CodeSnippet } from "../../../support/languages/codeSnippets";

const all = codeSnippets();
const languageIds = new Set(all.map(({ languageId }) => languageId));

/** What the scanner takes for code, of the places of a snippet. */
function isCodeIn({ languageId, text, offsets }: Pick<CodeSnippet, "languageId" | "text" | "offsets">) {
  const language = languageOf(languageId)?.code;
  assert.ok(language, languageId);
  return scanCode(language, text, offsets).places.map((place) => place === "code");
}

describe("scanCode: strings, comments and code", () => {
  for (const languageId of languageIds) {
    const snippets = all.filter((snippet) => snippet.languageId === languageId);
    it(`are told apart in ${languageId}, in ${snippets.length} snippets, whatever ends their lines`, () => {
      for (const snippet of snippets) {
        assert.deepEqual(isCodeIn(snippet), snippet.isCode, snippet.title);
        const lines = snippet.text.split("\n").join("\r\n");
        const offsets = snippet.offsets.map((at) => at + snippet.text.slice(0, at).split("\n").length - 1);
        assert.deepEqual(isCodeIn({ languageId, text: lines, offsets }), snippet.isCode, snippet.title);
      }
    });

    it(`do not depend on what stands before in ${languageId}`, () => {
      let text = "";
      const [offsets, isCode, titles]: [number[], boolean[], string[]] = [[], [], []];
      for (const snippet of snippets.filter(
        ({ title, isBroken }) => !isBroken && !/^(?:a shebang|the end)/.test(title),
      )) {
        offsets.push(...snippet.offsets.map((at) => text.length + at));
        isCode.push(...snippet.isCode);
        titles.push(...snippet.isCode.map(() => snippet.title));
        text += snippet.text + (languageId === "php" ? "?>\n" : "");
      }
      const wrong = isCodeIn({ languageId, text, offsets }).flatMap((place, index) =>
        place === isCode[index] ? [] : titles.slice(index, index + 1),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it("are at least as many snippets as can tell one reader from another", () => {
    assert.ok(all.length >= 150);
  });

  it("stay as they are where a string is being typed at the end of a file", () => {
    for (const [languageId, marked] of [
      ["javascript", "const a = `one\n▽ two"],
      ["python", 'a = """one\n▽ two'],
      ["ruby", "a = <<~SQL\n  select ▽ x"],
      ["shellscript", "cat <<EOF\nit's ▽ x"],
      ["php", '<?php $a = "one\n▽ two'],
      ["php", "<script>\nconst a = `it's`;\n▽ f(a);\n"],
      ["ruby", "f(a)\n__END__\nclass A\n▽ x"],
    ] as const) {
      const { text, offsets, isCode } = unmarked(marked);
      assert.deepEqual(isCodeIn({ languageId, text, offsets }), isCode, languageId);
    }
  });
});
