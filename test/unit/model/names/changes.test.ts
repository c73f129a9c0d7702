import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { DocumentNameReader } from "../../../../src/model/names/documentNameReader";
import type { NamePlace } from "../../../../src/model/names/namePlace";
import { changeBetween } from "../../../../src/model/names/syntax/changeBetween";
import { describePlace, readingsOf } from "./readNames";
import { schemaOf, type ShortSchema } from "./schemaOf";

const folder = path.join(__dirname, "examples");
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const schema = schemaOf(JSON.parse(read("schema.json")) as ShortSchema);
const said = (source: string, places: readonly NamePlace[] | undefined) =>
  places?.flatMap((place) => describePlace(source, place) ?? []);

const PARTS = Array.from(
  { length: 40 },
  (_, index) =>
    `def read_${index}():\n    return kizen.api.post("/records/projects/search", {"field_names": ["budgett"]})\n`,
);

describe("changeBetween: names while someone types", () => {
  it("are first those of what changed, and where all others stand now", () => {
    const reader = new DocumentNameReader("Python");
    const before = PARTS.join("\n");
    assert.equal(readingsOf(before, reader, schema).length, 1);
    const after = before
      .replace("read_20():\n", 'read_20():\n    print("more")\n')
      .replace("budgett", "budget");
    const [first, second, ...others] = readingsOf(after, reader, schema);
    assert.deepEqual(said(after, first), said(after, second));
    assert.equal(first?.filter(({ problem }) => problem).length, PARTS.length - 1);
    assert.deepEqual(others, []);
  });

  it("are in the end what follows from a change elsewhere", () => {
    const reader = new DocumentNameReader("Python");
    const source = `OBJECT = "projects"\n\n${PARTS.join("\n")}\ndef last():\n    return kizen.api.post(f"/records/{OBJECT}/search", {"field_names": ["budget"]})\n`;
    readingsOf(source, reader, schema);
    const after = source.replace('"projects"', '"invoice_items"');
    const whole = readingsOf(after, new DocumentNameReader("Python"), schema).at(-1);
    assert.deepEqual(said(after, readingsOf(after, reader, schema).at(-1)), said(after, whole));
  });

  it("do not depend on what was typed before", () => {
    const source = read("client_class.py.txt");
    const change = fc.tuple(
      fc.nat(source.length),
      fc.nat(40),
      fc.constantFrom("", "x", '"', "\n", '"""', "{"),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const reader = new DocumentNameReader("Python");
        let text = source;
        for (const [at, length, typed] of changes) {
          readingsOf(text, reader, schema);
          text = text.slice(0, at) + typed + text.slice(at + length);
        }
        const again = readingsOf(text, reader, schema).at(-1);
        const anew = readingsOf(text, new DocumentNameReader("Python"), schema).at(-1);
        assert.deepEqual(said(text, again), said(text, anew));
      }),
      { numRuns: 40 },
    );
  });

  it("know the one stretch that differs", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    const long = "ab".repeat(3000);
    fc.assert(
      fc.property(text, text, text, text, (start, a, b, end) => {
        const [before, after] = [`${start}${long}${a}${long}${end}`, `${start}${long}${b}${long}${end}`];
        const { fromA, toA, fromB, toB } = changeBetween(before, after);
        assert.equal(fromA, fromB);
        assert.equal(before.slice(0, fromA) + after.slice(fromB, toB) + before.slice(toA), after);
        assert.ok(toA - fromA <= a.length + long.length && toB >= fromB && toA >= fromA);
      }),
    );
  });
});
