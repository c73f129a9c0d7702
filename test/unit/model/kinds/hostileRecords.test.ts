import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePage } from "../../../../src/kizen";
import { digestPage as digestPageBy } from "../../../../src/model/index/pageDigest";
import { company } from "../../../../src/model/kinds/company";
import { summarize as summarizeBy } from "../../../../src/model/kinds/summarize";
import { isVisible } from "../../../../src/kizen";

const summarize = (one: Parameters<typeof summarizeBy>[0]) => summarizeBy(one, company.summary);
const digestPage = (page: Parameters<typeof digestPageBy>[0]) => digestPageBy(page, company.summary);

const ID = "0f0f0f0f-1111-4222-8333-444444444444";

/** A page of one record for each JSON text of further members. */
function pageOf(records: readonly string[]) {
  const results = records.map((members, at) => `{"id":"${at}-${ID}"${members === "" ? "" : `,${members}`}}`);
  const text = `{"count":${records.length},"next":null,"results":[${results.join()}]}`;
  const page = parsePage(new TextEncoder().encode(text), 1);
  assert.ok(page);
  return page;
}

/** Label and facts of a record, and its row in an index. */
function shownOf(members: string) {
  const page = pageOf([members]);
  const [record] = page.records;
  const [row] = digestPage(page).rows;
  assert.ok(record && row);
  const { label, facts, description } = summarize(record);
  assert.equal(row[1], label);
  return { label, description, facts: Object.fromEntries(facts), row };
}

describe("summarize: numbers of a record", () => {
  for (const number of [
    "9007199254740993",
    "-9007199254740993",
    "1.10",
    "1.0",
    "1e400",
    "-0",
    "1E2",
    "0.1000",
  ]) {
    it(`show ${number} as it was sent`, () => {
      assert.equal(shownOf(`"name":${number}`).label, number);
      assert.equal(shownOf(`"revenue":${number}`).facts["revenue"], number);
      assert.equal(shownOf(`"name":"Acme","business_phone":${number}`).row.at(-1), number);
      const field = `{"id":"f","name":"revenue","value":${number}}`;
      assert.equal(shownOf(`"fields":{"f":${field}}`).facts["revenue"], number);
      assert.equal(shownOf(`"fields":[${field}]`).facts["revenue"], number);
      assert.equal(
        shownOf(`"tags":[{"id":1,"name":${number}},${number}]`).facts["tags"],
        `${number}, ${number}`,
      );
    });
  }

  it("change nothing of texts that look like numbers in JSON", () => {
    const name = 'A "1.10":2,[3.0] \\ 12:30';
    assert.equal(shownOf(`"name":${JSON.stringify(name)},"n":1.10`).label, name);
  });

  it("are those of the text, whatever else stands in the record", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer(), fc.nat(9), (other, whole, digit) => {
        const number = `${whole}.${digit}0`;
        assert.equal(
          shownOf(`"revenue":${number},"other":${JSON.stringify(other)}`).facts["revenue"],
          number,
        );
      }),
    );
  });
});

describe("summarize: the name of a record", () => {
  const INVISIBLE = [
    "",
    " ",
    "\u200b",
    "\u3164",
    "\u2800",
    "\ufeff\u00ad",
    "\u115f\u1160\uffa0",
    "\u202e\u2066",
  ];

  for (const blank of INVISIBLE) {
    const text = JSON.stringify(blank);
    it(`is the next that can be seen, where one is ${text}`, () => {
      assert.equal(shownOf(`"display_name":${text},"name":"Acme"`).label, "Acme");
      assert.equal(shownOf(`"name":${text},"fields":{"f":{"name":"name","value":"Acme"}}`).label, "Acme");
      assert.equal(shownOf(`"name":${text}`).label, `0-${ID}`);
      const owner = `{"id":"u","display_name":${text},"name":"Ada"}`;
      assert.equal(shownOf(`"owner":${owner}`).facts["owner"], "Ada");
      assert.equal(summarize({ id: blank, text: "{}", value: { name: blank } }).label, "(no id)");
      const field = `{"id":"f","name":"stage","display_name":${text},"value":{"id":"s","display_name":${text},"name":"Won"}}`;
      const { mentions } = digestPage(pageOf([`"fields":{"f":${field}}`]));
      assert.deepEqual(
        mentions.map(({ id, label }) => [id, label]),
        [
          ["f", "stage"],
          ["s", "Won"],
        ],
      );
    });
  }

  it("can always be seen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (name, id) => {
        assert.ok(isVisible(summarize({ id, text: JSON.stringify({ name }), value: { name } }).label));
      }),
    );
  });
});

describe("digestPage: one record that is out of order", () => {
  const nested = (depth: number, open: string, close: string) =>
    open.repeat(depth) + "1" + close.repeat(depth);
  for (const [what, members] of [
    ["nested in lists", `"name":${nested(20_000, "[", "]")}`],
    ["nested in values", `"name":${nested(20_000, '{"value":', "}")}`],
    ["nested in names", `"domains":${nested(20_000, '{"name":', "}")}`],
    ["nested in a field", `"fields":{"f":{"id":"f","name":"n","value":${nested(20_000, "[", "]")}}}`],
    [
      "half a character",
      `"name":"\\ud83c","domains":"\\udfe2","fields":{"\\ud800":{"id":"\\ud800","name":"\\ud800"}}`,
    ],
    [
      "very long",
      `"name":"${"🏢".repeat(500_000)}","tags":[${Array.from({ length: 50_000 }, () => '"tag"').join()}]`,
    ],
    ["named by a list of everything", `"name":[${Array.from({ length: 100_000 }, (_, at) => at).join()}]`],
    ["fields of another kind", '"fields":{"a":null,"b":1,"c":[],"d":{"name":1},"e":{"name":"x"}}'],
  ] as const) {
    it(`leaves its page whole: ${what}`, () => {
      const page = pageOf(['"name":"Before"', members, '"name":"After"']);
      const { rows } = digestPage(page);
      assert.deepEqual([rows[0]?.[1], rows[1]?.[0], rows[2]?.[1]], ["Before", `1-${ID}`, "After"]);
      const summaries = page.records.map((record) => summarize(record));
      assert.deepEqual([summaries[0]?.label, summaries[2]?.label], ["Before", "After"]);
      assert.ok((summaries[1]?.label.length ?? 0) > 0);
      assert.doesNotThrow(() => structuredClone(rows));
    });
  }
});
