import assert from "node:assert/strict";
import { parse as parseHcl } from "@cdktf/hcl2json";
import fc from "fast-check";
import { Kind, parse as parseGraphQl, type FieldNode } from "graphql";
import { parse as parseToml } from "smol-toml";
import ts from "typescript";
import vm from "node:vm";
import { parse as parseYaml } from "yaml";
import { idLiteral } from "../../../../src/model/languages/idLiteral";
import { idSnippets, type NamedId } from "../../../../src/model/languages/idSnippets";
import { allLanguages, languageOf } from "../../../../src/model/languages/languages";
import { grammars, readProgram } from "../../../support/languages/grammars";

/** What ends, begins, escapes or continues something in some language. */
const signs = [
  ...[
    '"',
    "'",
    "`",
    "\\",
    "$",
    "{",
    "}",
    "%",
    "#",
    "@",
    "!",
    "=",
    ":",
    ",",
    ";",
    "/",
    "*",
    "-",
    "<",
    ">",
    "?",
    "(",
    ")",
    "[",
    "]",
  ],
  ...[
    "${",
    "#{",
    "%{",
    "$(",
    "{{",
    "?>",
    "<?",
    "*/",
    "/*",
    "//",
    "-->",
    "<!--",
    "--",
    "]]",
    "--[[",
    "#>",
    "<#",
    "-}",
    "{-",
  ],
  ...[
    "\\u000a",
    "\\u0022",
    "\\n",
    "\\x22",
    "??/",
    "\n",
    "\r\n",
    "\u2028",
    "\u0085",
    "\0",
    "\u0007",
    "\u007f",
    "\u202e",
    "é",
    "🏢",
    "a",
    "x1",
    " ",
    "\t",
  ],
];
const hostile = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
const record = fc.record({ id: fc.uuid(), label: hostile });
const records = fc.array(record, { minLength: 1, maxLength: 4 });

const shapes = (languageId: string, chosen: readonly NamedId[]) =>
  idSnippets(chosen, { languageId, isCode: true, isLineEnd: true });
const textOf = (languageId: string, shape: string, chosen: readonly NamedId[]) =>
  shapes(languageId, chosen).find((snippet) => snippet.shape === shape)?.text;
/** As an object like others: the parser's own has no prototype. */
const fromToml = (text: string): unknown => JSON.parse(JSON.stringify(parseToml(text)));
/** Ids with lines of comments between them are items of a list that stands around them, not an expression. */
const isExpression = (shape: string, chosen: readonly NamedId[]) =>
  shape === "array" || shape === "map" || chosen.length === 1;

/**
 * Comments up to the end of a line by the references of languages of which nothing else is generated. In Nim `#[` begins
 * one of several lines and `##` documentation, as `///` and `//!` do in Zig, whose comments hold no control characters.
 */
const lineComments: Readonly<Record<string, RegExp>> = {
  nim: /^ #(?![[#])[^\r\n]*/,
  zig: /^ \/\/(?![/!])[^\p{Cc}\u2028\u2029]*/u,
  bicep: /^ \/\/[^\r\n]*/,
  jsonnet: /^ \/\/[^\n]*/,
  proto3: /^ \/\/[^\n]*/,
};
/** Comments that something may follow on their line, in those of these languages that have them. */
const STARRED = /^ \/\*(?:(?!\*\/)[^\r\n])*\*\/$/;

describe("generated code: by a grammar that somebody else wrote", () => {
  for (const [languageId, grammar] of Object.entries(grammars)) {
    it(`is code in ${languageId} and leaves code behind it, whatever the names are`, () => {
      const { sentinel } = readProgram(grammar, idLiteral(languageId, "plain"));
      fc.assert(
        fc.property(records, (chosen) => {
          for (const { shape, text } of shapes(languageId, chosen)) {
            if (!isExpression(shape, chosen)) continue;
            const reading = readProgram(grammar, text);
            const message = `${shape}: ${text}`;
            assert.deepEqual(reading.errors, [], message);
            assert.deepEqual(reading.sentinel, sentinel, message);
            assert.equal(reading.interpolations, 0, message);
          }
        }),
      );
    });
  }
});

describe("generated code: by compilers and parsers", () => {
  it("is the ids by their names in JavaScript and TypeScript", () => {
    fc.assert(
      fc.property(records, fc.constantFrom("javascript", "typescript"), (chosen, languageId) => {
        const run = (text: string | undefined): unknown =>
          vm.runInNewContext(ts.transpile(`var x = ${text ?? ""}\n;x`, { target: ts.ScriptTarget.ES2023 }));
        const map = run(textOf(languageId, "map", chosen)) as Record<string, string>;
        assert.deepEqual(Object.values(map).sort(), chosen.map(({ id }) => id).sort());
        assert.deepEqual(
          Array.from(run(textOf(languageId, "array", chosen)) as string[]),
          chosen.map(({ id }) => id),
        );
      }),
    );
  });

  it("is the ids by their names in HCL", async () => {
    await fc.assert(
      fc.asyncProperty(records, async (chosen) => {
        const parsed = (await parseHcl(
          "a.tf",
          `locals {\n  a = ${textOf("terraform", "map", chosen) ?? ""}\n}\n`,
        )) as {
          readonly locals: readonly { readonly a: Record<string, string> }[];
        };
        assert.deepEqual(Object.values(parsed.locals[0]?.a ?? {}).sort(), chosen.map(({ id }) => id).sort());
      }),
      { numRuns: 50 },
    );
  });

  it("is the ids in YAML, with comments, as a list and by their names", () => {
    fc.assert(
      fc.property(records, (chosen) => {
        const ids = chosen.map(({ id }) => id);
        assert.deepEqual(parseYaml(textOf("yaml", "array", chosen) ?? ""), ids);
        const map = parseYaml(textOf("yaml", "map", chosen) ?? "") as Record<string, string>;
        assert.deepEqual(Object.values(map).sort(), ids.toSorted());
        if (ids.length > 1) assert.deepEqual(parseYaml(textOf("yaml", "commented", chosen) ?? ""), ids);
      }),
    );
  });

  it("is the ids in GraphQL, and leaves code behind it", () => {
    fc.assert(
      fc.property(records, (chosen) => {
        for (const { text } of shapes("graphql", chosen)) {
          const [query] = parseGraphQl(`{ a(x: [${text}\n]) SENTINEL }`).definitions;
          assert.ok(query?.kind === Kind.OPERATION_DEFINITION);
          const [field, sentinel] = query.selectionSet.selections as readonly FieldNode[];
          const value = field?.arguments?.[0]?.value;
          assert.ok(value?.kind === Kind.LIST);
          const ids = value.values.map((one) => (one.kind === Kind.STRING ? one.value : one.kind));
          assert.deepEqual(
            ids,
            chosen.map(({ id }) => id),
          );
          assert.equal(sentinel?.name.value, "SENTINEL");
        }
      }),
    );
  });

  it("is the ids in TOML, as one with a comment and as a list", () => {
    fc.assert(
      fc.property(records, (chosen) => {
        const ids = chosen.map(({ id }) => id);
        assert.deepEqual(fromToml(`x = ${textOf("toml", "array", chosen) ?? ""}\ny = 1`), { x: ids, y: 1 });
        const [first = { id: "", label: "" }] = chosen;
        const one = fromToml(`x = ${textOf("toml", "commented", [first]) ?? ""}\ny = 1`);
        assert.deepEqual(one, { x: first.id, y: 1 });
      }),
    );
  });
});

describe("generated code: where no small grammar is on npm", () => {
  for (const [languageId, comment] of Object.entries(lineComments)) {
    it(`ends in ${languageId} with a comment as its reference has it, which leaves the next line code`, () => {
      fc.assert(
        fc.property(records, (chosen) => {
          const text = textOf(languageId, "commented", chosen) ?? "";
          const rest = chosen.reduce((left, { id }) => {
            assert.ok(left.startsWith(id), text);
            const behind = left.slice(id.length).replace(/^,/, "");
            const [found = ""] = comment.exec(behind) ?? [];
            assert.notEqual(found, "", text);
            return behind.slice(found.length).replace(/^\n/, "");
          }, text);
          assert.equal(rest, "");
          const [first = { id: "", label: "" }] = chosen;
          const place = { languageId, isCode: true, isLineEnd: false };
          const inline = idSnippets([first], place).find(({ shape }) => shape === "commented")?.text;
          if (inline !== undefined) assert.match(inline.slice(first.id.length), STARRED);
        }),
      );
    });
  }
});

describe("generated code: the grammars", () => {
  it("notice a comment that does not end", () => {
    for (const [languageId, grammar] of Object.entries(grammars)) {
      const [open] = languageOf(languageId)?.comments?.block ?? [];
      if (open === undefined) continue;
      const { sentinel } = readProgram(grammar, "1");
      const reading = readProgram(grammar, `1 ${open}`);
      assert.ok(reading.errors.length > 0 || reading.sentinel.join() !== sentinel.join(), languageId);
    }
  });

  /** Parsers of their own read GraphQL, HCL, YAML, TOML and JSON. */
  const others = ["graphql", "terraform", "hcl", "yaml", "dockercompose", "toml", "json", "jsonl"];

  it("are there for each language in which something is generated", () => {
    const known = new Set([...Object.keys(grammars), ...others, ...Object.keys(lineComments)]);
    const commented = allLanguages.filter(({ comments }) => comments).map(({ id }) => id);
    assert.deepEqual(
      commented.filter((languageId) => !known.has(languageId)),
      [],
    );
    for (const languageId of [...Object.keys(grammars), ...Object.keys(lineComments)])
      assert.ok(languageOf(languageId)?.comments, languageId);
  });
});
