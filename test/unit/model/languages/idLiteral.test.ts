import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { idLiteral, idWriter } from "../../../../src/model/languages/idLiteral";
import { languageOf } from "../../../../src/model/languages/languages";
import { walkCode } from "../../../../src/model/languages/walkCode";
import { takeSteps } from "../../../../src/model/takeSteps";

const ID = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";

/** Inserts the id at each `|` of a snippet, as the command does. */
function insert(languageId: string, snippet: string, id = ID): string {
  const pieces = snippet.split("|");
  const offsets = pieces.slice(0, -1).map((_, index) => pieces.slice(0, index + 1).join("").length);
  const write = idWriter(languageId, pieces.join(""), offsets);
  return pieces
    .map(
      (piece, index) =>
        piece +
        offsets
          .slice(index, index + 1)
          .map((at) => write(id, at))
          .join(""),
    )
    .join("");
}

/** The id as it is written at the end of a text. */
function appended(languageId: string, text: string): string {
  return idWriter(languageId, text, [text.length])(ID, text.length);
}

/** A snippet whose cursors are marked: `|q` for a place where a literal in double quotes belongs, `|b` for a bare id. */
function check(languageId: string, marked: string): void {
  const expected = marked.replace(/\|([bqs])/g, (_, place: string) =>
    place === "b" ? ID : place === "q" ? `"${ID}"` : `'${ID}'`,
  );
  assert.equal(insert(languageId, marked.replace(/\|[bqs]/g, "|")), expected);
}

const languages = [
  "javascript typescriptreact json jsonc json5 python go java apex kotlin scala groovy csharp vb rust swift c cpp dart",
  "php ruby lua r elixir powershell shellscript sql mysql graphql toml terraform",
]
  .join(" ")
  .split(" ");

/** Source code in pieces that matter to some language, balanced or not. */
const source = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', "'", "`", '"""', "'''", "\\", "\n", "\r\n", "//", "#", "--", "/*", "*/", "<!--"),
      fc.constantFrom("${", "#{", "\\(", "$(", "{", "}", "(", ")", "@", "r#", '"#', "$", "[[", "]]", "--[["),
      fc.constantFrom(
        "<<EOF\n",
        "\nEOF\n",
        'R"x(',
        ')x"',
        "<?php",
        "?>",
        "/",
        "=",
        "return ",
        "<#",
        "#>",
        " ",
      ),
      fc.constantFrom(
        "%q(",
        "%w[",
        ' ?"',
        "((",
        "))",
        "~s{",
        "~S",
        "q'[",
        "]'",
        "\nend\n",
        "\nf(a);\n",
        "$/",
        "/$",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

/** What, again and again, begins a string or ends none. */
const pieces = [
  '"',
  "'",
  "`${",
  "/[",
  "/ ",
  "= /a",
  "\\",
  "$",
  "<<A",
  "r#",
  "((",
  "/*",
  "a/",
  '"""',
  "\n/",
  "\n<<A",
  "\n<<~A",
  "%q(",
  " ?(",
  "((",
  "~s{",
  "[a ",
  "q'[",
  '`\nconst a = "',
  "\nf(`);",
  '"""\nend\n',
];

describe("idLiteral: ids in source code", () => {
  it("are string literals in code, bare in strings and comments", () => {
    check("typescript", 'const a = |q; // it\'s |b\nconst b = "x |b"; /* |b */ call(|q)');
    check("json", '{ "id": |q, "url": "https://x/|b", "y": "\\"|b" }');
    check("jsonc", '{ // don\'t |b\n  "id": |q }');
    check("python", 'x = f(|q)  # don\'t |b\ny = """\n"it\'s" |b\n"""\nz = r"\\" |b"\nw = [|q]');
    check("go", "a := `x\n\"|b` + |q // |b\nb := '\"' + |q");
    check("java", 'String s = |q; char c = \'"\'; var t = """\n  "|b\n  """; f(|q);');
    check(
      "rust",
      "let s: &'static str = |q; let r = r#\"a\"|b\"#; /* /* |b */ |b */ f(|q, '\"', b'\\'', |q)",
    );
    check("cpp", 'auto a = R"x(")" |b)x" + |q; int n = 1\'000; f(|q);');
    check("csharp", 'var a = @"c:\\""|b" + |q; var b = """\n "|b\n """; var c = $"{x} |b"; f(|q)');
    check("kotlin", 'val a = "${f(|q)} |b" + """ "|b ${g(|q)} """ + |q');
    check("swift", 'let a = "\\(f(|q)) |b" + #"\\"|b"# + |q');
    check("ruby", 'a = |q # |b\nb = "#{x[|q]} |b"\nc = <<~SQL\n  don\'t |b\nSQL\nd = |q');
    check("php", "<p>don't |b</p><?php $a = |q; # |b\n$b = \"{$x[|q]}\"; ?> don't |b <?= |q");
    check("vb", 'Dim a = "x""|b" \' don\'t |b\nf(|q)');
    check("toml", "a = |q # don't |b\nb = '''\n\"|b'''\nc = |q");
    check("terraform", 'id = |q\nx = "${var.a}|b"\ny = <<-EOT\n  "|b\n  EOT\nz = |q');
    check("sql", "select |s, 'it''s |b', $$don't |b$$, \"col|b\" -- don't |b\nwhere id = |s");
    check("apex", "Id x = |s; // |b\nString y = 'a\\'|b';");
    check("powershell", '$a = |s # |b\n$b = "`"|b $(f |s)"\n$c = @"\n"|b\n"@ + |s');
    check("lua", "a = |q -- don't |b\nb = [==[ ]] |b ]==] .. |q --[[ don't\n|b ]] c = |q");
  });

  it("follow the shell into its strings", () => {
    check("shellscript", 'id=|q # don\'t |b\ncurl -d \'{"id": "|b"}\' "$url/|b" ${#id} it\\\'s |q');
    check("shellscript", 'x="$(get "a" |q) |b ${y:-|q}" <<< word; z=|q');
    check("shellscript", 'curl -d @- <<\'JSON\'\n{"id": "|b", don\'t |b}\nJSON\nid=|q');
  });

  it("follow JavaScript through templates, regular expressions and JSX", () => {
    check("javascript", "const u = `a/|b/${f(`${|q}` + { a: { b: |q } }, |q)}/|b` + |q");
    check("javascript", 'const r = s.replace(/["\'`]/g, |q) / 2; return /"/.test(|q)');
    check("javascript", "const n = a / b; const m = c / |q;");
    check("typescriptreact", 'const x = <p className="|b">Don\'t</p>;\nconst y = <a id={|q} /> ;\nf(|q)');
    check("javascript", "const a = 'x\\\n|b' + |s; const broken = 'it\nf(|s)");
  });

  it("use the quote the file uses more often, where both mean the same", () => {
    check("typescript", "import a from 'a';\nimport b from 'b';\nconst c = \"it's\";\nf(|s)");
    check("typescript", "import a from 'a';\nconst b = \"b\";\nf(|q)");
    check("python", '"""Doc"""\na = \'x\'\nf(|s)');
    check("typescriptreact", 'import a from \'a\';\nconst b = <p className="b" id="c" />;\nf(|s)');
    check("go", "a := 'x'; b := 'y'; f(|q)");
  });

  it("are bare where ids stand bare and where the language is unknown", () => {
    for (const languageId of [
      "yaml",
      "markdown",
      "plaintext",
      "html",
      "dotenv",
      "properties",
      "no-such-language",
      "__proto__",
    ])
      assert.equal(insert(languageId, "a: | # 'b"), `a: ${ID} # 'b`);
  });

  it("write an id of any shape as one string", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', "'", "\\", "$", "`", "a", "{", "x", " ") }),
        (id) => {
          assert.equal(
            JSON.parse(idLiteral("json", id)),
            id.length === 0 ? "" : JSON.parse(JSON.stringify(id)),
          );
          assert.equal(idLiteral("sql", id).slice(1, -1).replaceAll("''", "'"), id);
        },
      ),
    );
  });

  it("write an id of any shape as one word of bash", function () {
    if (spawnSync("bash", ["-c", "true"]).status !== 0) this.skip();
    const ids = ['a"b', "$HOME", "`id`", "\\", "$(id)", "it's", "a b", ID];
    const script = `printf '%s\\0' ${ids.map((id) => idLiteral("shellscript", id)).join(" ")}`;
    const { stdout } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
    assert.deepEqual(stdout.split("\0").slice(0, -1), ids);
  });

  it("leave code behind them that is still code, whatever stands before", () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), source, (languageId, text) => {
        // What an unended string is told by is a line before this one.
        const before = `${text}\n`;
        const literal = appended(languageId, before);
        // Such a string may as well end with the literal's own quote, and then the code before was a part of it.
        const { code } = languageOf(languageId) ?? {};
        const { unended } = code ? takeSteps(walkCode(code, before, [], new Set())) : {};
        if (unended && new RegExp(unended.close).test(literal)) return;
        if (literal !== ID) assert.notEqual(appended(languageId, `${before}${literal} `), ID);
      }),
      { numRuns: 3000 },
    );
  });

  it("are placed alike whether a document has one cursor or many", () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), source, (languageId, text) => {
        const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
        const write = idWriter(languageId, text, offsets);
        for (const offset of offsets)
          assert.equal(write(ID, offset), idWriter(languageId, text, [offset])(ID, offset));
      }),
      { numRuns: 500 },
    );
  });

  it("take time in proportion to the document, also where it is all quotes, slashes or brackets", () => {
    // Microseconds of this process alone, which a busy machine does not lengthen; a small cost is mostly noise.
    const cost = (languageId: string, text: string): number => {
      const start = process.cpuUsage();
      appended(languageId, text);
      const { user, system } = process.cpuUsage(start);
      return Math.max(500, user + system);
    };
    // Eight times the text costs eight times as much; where every beginning looked for its end, sixty-four times.
    const growth = (languageId: string, piece: string): number =>
      cost(languageId, piece.repeat(20_000)) / cost(languageId, piece.repeat(2_500));
    for (const languageId of languages) {
      for (const piece of pieces) {
        const attempts = [1, 2, 3].map(() => () => growth(languageId, piece));
        assert.ok(
          attempts.some((attempt) => attempt() < 32),
          `${languageId}, ${JSON.stringify(piece)}`,
        );
      }
    }
  });
});
