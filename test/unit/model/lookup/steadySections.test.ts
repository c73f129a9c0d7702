import assert from "node:assert/strict";
import fc from "fast-check";
import { labelOfRow, type FoundRow, type Section } from "../../../../src/model/lookup/foundRow";
import { steadySections } from "../../../../src/model/lookup/steadySections";

const row = (label: string): FoundRow => ({
  ref: { businessKey: "b", kind: "company", id: label },
  label,
  businessName: "Acme",
  fields: [],
});
const section = (name: string, ...labels: readonly string[]): Section => ({ name, rows: labels.map(row) });
const read = (sections: readonly Section[]) =>
  sections.map(({ name, rows }) => `${name}: ${rows.map(labelOfRow).join(" ")}`);

describe("steadySections: rows that arrive while someone aims", () => {
  it("come behind those on screen, section by section, and what is gone leaves", () => {
    const shown = [section("loaded", "b", "d"), section("kizen", "z")];
    const now = [section("recent", "r"), section("kizen", "y", "z"), section("loaded", "a", "b", "c", "e")];
    assert.deepEqual(read(steadySections(shown, now, "q")), ["loaded: b a c e", "kizen: z y", "recent: r"]);
  });

  it("go first where they are what was asked for", () => {
    const now = [section("loaded", "Acme", "Acme Corp")];
    assert.deepEqual(steadySections([section("loaded", "Acme Corp")], now, "Acme"), now);
  });

  it("change nothing but the order", () => {
    const labels = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 6 });
    const sections = fc
      .record({ loaded: labels, kizen: labels })
      .map(({ loaded, kizen }) => [section("loaded", ...loaded), section("kizen", ...kizen)]);
    fc.assert(
      fc.property(sections, sections, (shown, now) => {
        const steady = steadySections(shown, now, "q");
        const sorted = (all: readonly Section[]) =>
          all.map(({ name, rows }) => `${name} ${rows.map(labelOfRow).sort().join("")}`).sort();
        assert.deepEqual(sorted(steady), sorted(now));
        for (const { name, rows } of steady) {
          const before = shown.find((one) => one.name === name)?.rows.map(labelOfRow) ?? [];
          const kept = rows.map(labelOfRow).filter((label) => before.includes(label));
          assert.deepEqual(rows.map(labelOfRow).slice(0, kept.length), kept);
          assert.deepEqual(
            kept,
            before.filter((label) => kept.includes(label)),
          );
        }
      }),
    );
  });
});
