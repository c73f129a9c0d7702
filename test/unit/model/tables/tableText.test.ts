import assert from "node:assert/strict";
import vm from "node:vm";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { lexer, type Tokens } from "marked";
import ts from "typescript";
import type { Cell, Table } from "../../../../src/model/tables/table";
import { safe } from "../../../../src/model/text/safeText";
import { tableText } from "../../../../src/model/tables/tableText";

/** Texts as labels may be, with what the notations mean something by among them. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }).filter((one) => one.isWellFormed()),
  fc.constantFrom(
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "\u200b=1",
    "a|b",
    "`x`",
    "<b>",
    "\r\n",
    '"',
    ",",
  ),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "${x}",
    "*/",
    "\u2028",
    "\u202e",
    "www.kizen.com",
    "a_b",
    "[x](y)",
  ),
);
const entry = fc.record({ id: text, label: text, code: text });
const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.boolean(), fc.array(entry, { maxLength: 3 }));

const table: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    name: text,
    columns: fc.array(fc.record({ id: fc.stringMatching(/^[a-z]{1,8}$/), label: text }), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(
      fc.record({
        key: text,
        value: text,
        cells: fc.array(cell, { minLength: width, maxLength: width }),
      }),
      { maxLength: 5 },
    ),
  }),
);

const shown = (one: Cell): string => {
  if (typeof one === "string") return one;
  return typeof one === "boolean" ? String(one) : one.map(({ label }) => label).join(", ");
};
const linesOf = ({ columns, rows }: Table) => [
  columns.map(({ label }) => label),
  ...rows.map(({ cells }) => cells.map(shown)),
];

const small: Table = {
  name: "lead_source",
  columns: [
    { id: "label", label: "Label" },
    { id: "required", label: "Required" },
    { id: "options", label: "Options" },
  ],
  rows: [
    { key: "size", value: "f-1", cells: ["Deal Size", true, [{ id: "o", label: "Small", code: "s" }]] },
    { key: "a|b", value: 'say "hi"', cells: ["=HYPERLINK(1)", false, []] },
  ],
};

describe("a table as CSV", () => {
  it("is what RFC 4180 says", () => {
    assert.equal(
      tableText("csv", small),
      "Label,Required,Options\r\nDeal Size,true,Small\r\n'=HYPERLINK(1),false,\r\n",
    );
  });

  it("is read back to the character by a parser, but for what a spreadsheet would run", () => {
    fc.assert(
      fc.property(table, (one) => {
        const read = parse(tableText("csv", one), { skip_empty_lines: false, relax_column_count: false });
        const wanted = linesOf(one);
        for (const [row, cells] of wanted.entries())
          for (const [column, wantedText] of cells.entries()) {
            const got = read[row]?.[column] ?? "";
            assert.doesNotMatch(got, /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
            assert.equal(got.startsWith("'") && got !== wantedText ? got.slice(1) : got, wantedText);
          }
      }),
    );
  });
});

describe("a table as Markdown", () => {
  it("keeps names of code as they read", () => {
    const plain = { ...small, rows: [{ key: "", value: "", cells: ["deal_size", false, []] }] };
    assert.equal(
      tableText("markdown", plain),
      "| Label | Required | Options |\n| --- | --- | --- |\n| deal_size | false |  |\n",
    );
  });

  it("is one table of as many cells, in which every text is a text, as a parser reads it", () => {
    const plainText = (tokens: readonly { type: string; raw: string; text?: string }[]) =>
      tokens
        .map((token) => {
          assert.ok(["text", "escape"].includes(token.type), `${token.type}: ${token.raw}`);
          return token.text ?? "";
        })
        .join("");
    fc.assert(
      fc.property(table, (one) => {
        const blocks = lexer(tableText("markdown", one)).filter(({ type }) => type !== "space");
        assert.deepEqual(
          blocks.map(({ type }) => type),
          ["table"],
        );
        const { header, rows } = blocks[0] as Tokens.Table;
        const read = [header, ...rows].map((line) => line.map(({ tokens }) => plainText(tokens)));
        assert.deepEqual(
          read.map(asSeen),
          linesOf(one).map((line) => asSeen(line.map(safe))),
        );
      }),
    );
  });

  /** As Markdown is seen, in which no text turns the order of what follows: spaces are one, and what shows nothing is not there. */
  function asSeen(cells: readonly string[]): string[] {
    const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
    return cells.map((one) =>
      one
        .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
        .replace(/[\p{Cf}]+/gu, "")
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
        .trim(),
    );
  }
});

describe("a table as a constant map", () => {
  it("names what code and people call the rows", () => {
    assert.equal(
      tableText("constants", small),
      'export const leadSource = {\n  size: "f-1",\n  "a|b": "say \\"hi\\"",\n} as const;\n',
    );
  });

  it("numbers keys that come again, and those that look like the number of another", () => {
    const rows = ["a", "a", "a (2)", "a"].map((key, at) => ({ key, value: String(at), cells: [] }));
    const keys = Object.keys(evaluated({ name: "x", columns: [], rows }));
    assert.deepEqual(keys, ["a", "a (3)", "a (2)", "a (4)"]);
  });

  it("names constants that TypeScript takes, whatever the object is called", () => {
    for (const name of ["", "class", "7_up", "tax-lot", "ÄÖ", "await"]) evaluated({ ...small, name });
    assert.match(tableText("constants", { ...small, name: "tax-lot" }), /^export const taxLot = /);
  });

  it("is TypeScript without an error, and holds every value", () => {
    fc.assert(
      fc.property(table, (one) => {
        const map = evaluated(one);
        // Keys that are whole numbers come first in every object of JavaScript.
        assert.deepEqual(Object.values(map).sort(), one.rows.map(({ value }) => value).sort());
        const taken = new Set(one.rows.map(({ key }) => key));
        for (const key of taken) assert.ok(Object.hasOwn(map, key));
      }),
    );
  });

  /** The map as a program has it. */
  function evaluated(one: Table): Record<string, unknown> {
    const source = tableText("constants", one);
    assert.doesNotMatch(source, /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    const { outputText, diagnostics } = ts.transpileModule(source, {
      reportDiagnostics: true,
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
    });
    assert.deepEqual(
      diagnostics?.map(({ messageText }) => messageText),
      [],
    );
    const exports: Record<string, Record<string, unknown>> = {};
    vm.runInNewContext(outputText, { exports });
    const [map] = Object.values(exports);
    assert.ok(map);
    return map;
  }
});

describe("a table as JSON and as text", () => {
  it("is a list of objects with every value", () => {
    assert.deepEqual(JSON.parse(tableText("json", small)), [
      { label: "Deal Size", required: true, options: [{ id: "o", label: "Small", code: "s" }] },
      { label: "=HYPERLINK(1)", required: false, options: [] },
    ]);
  });

  it("is one cell to the character, or lines with tabs between", () => {
    const one: Table = {
      name: "",
      columns: [{ id: "a", label: "A" }],
      rows: [{ key: "", value: "", cells: ["x\ty\n"] }],
    };
    assert.equal(tableText("text", one), "x\ty\n");
    assert.equal(tableText("text", small), "Deal Size\ttrue\tSmall\n=HYPERLINK(1)\tfalse\t");
  });
});
