import assert from "node:assert/strict";
import fc from "fast-check";
import { IdTable } from "../../../../src/model/index/idTable";
import { PackedTexts } from "../../../../src/model/index/packedTexts";
import { RecordRows, type IndexRow } from "../../../../src/model/index/recordRows";

type Change =
  | { readonly what: "set"; readonly id: string; readonly label: string; readonly pass: number }
  | { readonly what: "remove"; readonly id: string }
  | { readonly what: "clear" };

const id = fc.oneof(fc.constantFrom("", "a", "b", "é", "🏢", "a-1"), fc.uuid());
const label = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ maxLength: 2000, minLength: 1000 }));
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant("set" as const),
      id,
      label,
      pass: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("remove" as const), id }) },
  { weight: 1, arbitrary: fc.constant({ what: "clear" as const }) },
);

/** What no row has inside: it stands between the parts. */
const clean = (text: string) => text.replaceAll("\u0000", " ");

describe("RecordRows: the packed rows of an index", () => {
  it("hold what a map of them would hold, whatever is set, replaced and removed", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const rows = new RecordRows();
        const expected = new Map<
          string,
          { readonly row: IndexRow; readonly pass: number; readonly position: number }
        >();
        for (const [position, one] of changes.entries()) {
          if (one.what === "clear") {
            rows.clear();
            expected.clear();
          } else if (one.what === "remove") {
            const number = rows.numberOf(one.id);
            assert.equal(number === undefined, !expected.has(one.id));
            if (number !== undefined) rows.remove(number);
            expected.delete(one.id);
          } else {
            const row: IndexRow = [one.id, clean(one.label), "email", `${one.pass}@x`];
            const before = expected.get(one.id);
            const { number, isChanged } = rows.set(row, { position, pass: one.pass });
            assert.equal(isChanged, before?.row[1] !== row[1] || before.row[3] !== row[3]);
            assert.equal(number, rows.numberOf(one.id));
            expected.set(one.id, { row, pass: one.pass, position });
          }
        }
        assert.equal(rows.size, expected.size);
        const inOrder = [...expected.values()].sort((a, b) => a.position - b.position);
        assert.deepEqual(
          rows.inOrder().map((number) => rows.row(number)),
          inOrder.map(({ row }) => row),
        );
        const missed = inOrder.filter(({ pass }) => pass !== 2).map(({ row }) => row[0]);
        assert.deepEqual(
          rows
            .missedBy(2)
            .map((number) => rows.row(number)?.[0])
            .sort(),
          missed.sort(),
        );
      }),
    );
  });

  it("are found by ids that cannot be kept as they are, and are not met twice", () => {
    const rows = new RecordRows();
    const odd = "half \ud83c of a pair";
    const first = rows.set([odd, "Odd"], { position: 0, pass: 1 });
    const second = rows.set([odd, "Odd"], { position: 1, pass: 2 });
    assert.deepEqual([second.number, second.isChanged, rows.size], [first.number, false, 1]);
    assert.equal(rows.numberOf(odd), first.number);
  });

  it("stand behind all others where their place is not known", () => {
    const rows = new RecordRows();
    rows.set(["late", "Late"], { position: Number.MAX_SAFE_INTEGER, pass: 1 });
    rows.set(["early", "Early"], { position: 5, pass: 1 });
    assert.deepEqual(
      rows.inOrder().map((number) => rows.row(number)?.[0]),
      ["early", "late"],
    );
  });
});

describe("PackedTexts: texts packed as bytes", () => {
  it("stay what they are over megabytes, and give back the room of those that were replaced", () => {
    const texts = new PackedTexts();
    const text = (number: number, round: number) => `${number} نور 🏢 ${round} `.repeat(200 + (number % 7));
    for (let round = 0; round < 4; round++) {
      for (let number = 0; number < 600; number++) texts.set(number, text(number, round));
    }
    for (let number = 0; number < 600; number += 2) texts.remove(number);
    for (let number = 0; number < 600; number++) {
      assert.equal(texts.get(number), number % 2 === 0 ? "" : text(number, 3));
      assert.equal(texts.has(number), number % 2 === 1);
    }
    assert.equal(texts.beginning(1, " ".charCodeAt(0)), "1");
    assert.equal(texts.beginning(1, 0), text(1, 3));
    assert.equal(texts.end, 600);
  });
});

describe("IdTable: the table of ids", () => {
  it("finds a hundred thousand of them, and none that was removed", () => {
    const ids: string[] = [];
    const table = new IdTable((number) => ids[number] ?? "");
    for (let number = 0; number < 100_000; number++) {
      ids.push(`id-${number}`);
      table.add(`id-${number}`, number);
    }
    for (let number = 0; number < 100_000; number += 3) table.remove(`id-${number}`);
    const wrong = ids.filter(
      (one, number) => table.numberOf(one) !== (number % 3 === 0 ? undefined : number),
    );
    assert.deepEqual(wrong, []);
    assert.equal(table.numberOf("id-100000"), undefined);
    assert.equal(table.size, 66_666);
  });

  it("ends a search also where ids come and go for ever", () => {
    const table = new IdTable((number) => `id-${number}`);
    for (let number = 0; number < 50_000; number++) {
      table.add(`id-${number}`, number);
      table.remove(`id-${number}`);
    }
    assert.equal(table.size, 0);
    assert.equal(table.numberOf("id-1"), undefined);
  });
});
