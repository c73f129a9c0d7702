import assert from "node:assert/strict";
import fc from "fast-check";
import { company } from "../../../../src/model/kinds/company";
import { identify, summarize as summarizeBy } from "../../../../src/model/kinds/summarize";
import { recordFacts } from "../../../../src/model/records/recordFacts";
import { companiesOf } from "../../../support/model/companiesOf";
import { startModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";

/** What an index keeps of a record, read in its own way, is what every other place shows. */
const summarize = (one: Parameters<typeof summarizeBy>[0]) => {
  const summary = summarizeBy(one, company.summary);
  const { id, label, description, fields } = summary;
  assert.deepEqual(identify(one, company.summary), { id, label, description, fields });
  return summary;
};

const record = (value: Record<string, unknown>, id = "0f0f0f0f-1111-4222-8333-444444444444") => ({
  id,
  text: JSON.stringify(value),
  value: { id, ...value },
});

describe("summarize", () => {
  it("shows the name, the id's beginning and a telling field", () => {
    const row = summarize(record({ name: "Acme", domains: [{ id: "d", name: "acme.example" }] }));
    assert.deepEqual([row.label, row.description], ["Acme", "0f0f0f0f · acme.example"]);
  });

  it("falls back from the name to another label and then to the id", () => {
    assert.equal(summarize(record({ name: "  ", full_name: "Ada Lovelace" })).label, "Ada Lovelace");
    assert.equal(summarize(record({ first_name: "Ada", last_name: "Lovelace" })).label, "Ada Lovelace");
    assert.equal(summarize(record({ email: "a@b.example" })).label, "a@b.example");
    assert.equal(summarize(record({})).label, "0f0f0f0f-1111-4222-8333-444444444444");
    assert.equal(summarize(record({ name: null }, "")).label, "(no id)");
  });

  it("writes numbers as Kizen does, whether it reads them again for that or not", () => {
    const numbers = (name: string, email: string) => {
      const text = `{"name":${name},"email":${email}}`;
      return summarize({ id: "i", text, value: JSON.parse(text) as Record<string, unknown> });
    };
    assert.equal(numbers("9007199254740993", '"a@b.example"').label, "9007199254740993");
    assert.equal(numbers('{"value":1.10}', "null").label, "1.10");
    assert.deepEqual(numbers('"Acme"', "7.0").fields, [["email", "7.0"]]);
  });

  it("reads the fields of the current API, keyed by id or in a list", () => {
    const fields = [{ id: "f", name: "name", display_name: "Name", value: "Acme" }];
    assert.equal(summarize(record({ fields })).label, "Acme");
    assert.equal(summarize(record({ fields: { f: fields[0] } })).label, "Acme");
  });

  it("keeps emoji and right-to-left names, and makes one line of several", () => {
    for (const name of ["🏢 Acme", "شركة النور", "株式会社"])
      assert.equal(summarize(record({ name })).label, name);
    assert.equal(summarize(record({ name: "Acme\n  Corp" })).label, "Acme Corp");
  });

  it("survives whatever a server sends", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, id) => {
        const row = summarize({ id, text: "{}", value: value });
        assert.ok(row.label.length > 0);
        assert.ok(!/\n/.test(row.label + row.description));
      }),
    );
  });
});

/** Records whose telling fields are few or many, stand in another order, or say nothing, and how each is described. */
const TOLD: readonly (readonly [
  description: string,
  members: Record<string, unknown>,
  ...names: string[],
])[] = [
  [
    "· acme.example",
    {
      created: "2026-01-02",
      mobile_phone: "+2",
      email: "a@acme.example",
      name: "Acme",
      domains: ["acme.example"],
    },
    ...["domains", "email", "mobile_phone", "created"],
  ],
  [
    "· acme.example/home",
    {
      revenue: 1.5,
      business_phone: "+1",
      website: "acme.example/home",
      name: "Acme",
      domains: [],
      email: " ",
    },
    ...["website", "business_phone"],
  ],
  [
    "· a, b",
    {
      name: "All",
      business_phone: "+1",
      mobile_phone: "+2",
      website: "w",
      email: "e",
      domains: [{ name: "a" }, { name: "b" }],
      created: "2026-01-02",
    },
    ...["domains", "email", "website", "created"],
  ],
  [`· ${"d".repeat(80)}`, { name: "Long", industry: "x", domains: "d".repeat(90) }, "domains"],
  ["· a b", { name: "Nul", domains: "a\u0000b" }, "domains"],
  ["", { name: "Bare" }],
];

describe("summarize of one record", () => {
  for (const [description, members, ...names] of TOLD) {
    it(`is what tree, filter, index, hover and tooltip show: ${names.join(", ")}`, async () => {
      const id = "0f0f0f0f-1111-4222-8333-444444444444";
      const model = await startModel((_, response) =>
        json(response, 200, { count: 1, next: null, previous: null, results: [{ id, ...members }] }),
      );
      try {
        const companies = companiesOf(model.business.key);
        const ref = { ...companies, id };
        const index = model.indexes.of(companies);
        await index.build();
        const indexed = index.get(id);
        const hoverOfIndex = recordFacts(ref, model);

        const node = model.tree.collection(companies);
        assert.ok(node);
        await model.arrangements.setSort(companies, "name");
        await model.tree.children(node);
        await model.tree.arranged(node)?.finish();
        const [filtered] = await model.tree.children(node);
        await model.arrangements.setSort(companies, undefined);
        const [listed] = await model.tree.children(node);
        const hoverOfList = recordFacts(ref, model);

        assert.ok(indexed && filtered?.type === "record" && listed?.type === "record");
        const { label, fields } = listed.summary;
        for (const shown of [indexed, filtered.summary, listed.summary]) {
          assert.deepEqual([shown.label, shown.fields], [label, fields]);
          assert.equal(shown.description, `0f0f0f0f ${description}`.trim());
        }
        assert.deepEqual(
          fields.map(([name]) => name),
          names,
        );
        // A tooltip and a hover of what was read whole go on with further fields, and begin with the same.
        for (const facts of [hoverOfIndex, filtered.summary.facts, hoverOfList, listed.summary.facts])
          assert.deepEqual(facts.slice(0, fields.length), fields);
        assert.deepEqual(hoverOfList, listed.summary.facts);
        assert.deepEqual(hoverOfIndex, filtered.summary.facts);
      } finally {
        await model.dispose();
      }
    });
  }
});
