import assert from "node:assert/strict";
import fc from "fast-check";
import { RecordCollection } from "../../../../src/model/index/recordCollection";
import { company } from "../../../../src/model/kinds/company";
import { nameKey } from "../../../../src/model/kinds/sameName";
import { companiesOf } from "../../../support/model/companiesOf";

const unit = fc.constantFrom(
  ...'aAbB eéÉ1.-&↮$(\\"'.split(""),
  "é",
  "  ",
  "شركة",
  "株式",
  "🏢",
  "\t",
  "\ud800",
);
const hostile = fc.string({ unit, minLength: 1, maxLength: 10 }).filter((name) => nameKey(name) !== "");
/** Several records bear one name, or one that differs in what a look-up passes over. */
const names = fc.oneof(fc.constantFrom("Acme", "ACME", "acme", " Acme", "Ácme", "A\u0301cme"), hostile);

describe("RecordCollection: records of one name", () => {
  it("are those that a look at every record finds, whatever the name holds", () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 30 }), (labels) => {
        const collection = new RecordCollection(companiesOf("b"), company.summary);
        for (const [index, label] of labels.entries())
          collection.putRow([`id-${index}`, label], { position: index, pass: 1 });
        const kept = [...collection.records()];
        for (const name of labels) {
          const found = collection.named(name).map(({ ref }) => ref.id);
          const meant = kept.filter(({ label }) => nameKey(label) === nameKey(name)).map(({ ref }) => ref.id);
          assert.deepEqual(found.sort(), meant.sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});
