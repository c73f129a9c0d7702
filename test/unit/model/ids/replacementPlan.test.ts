import assert from "node:assert/strict";
import fc from "fast-check";
import type { FoundThing } from "../../../../src/model/schema/foundThing";
import { countReplaced, planReplacements, type Known } from "../../../../src/model/ids/replacementPlan";

const uuid = (number: number, family: string) =>
  `${number.toString(16).padStart(8, "0")}-0000-4000-8000-${family.repeat(12)}`;
const record = (businessKey: string, id: string, label: string) => ({
  ref: { businessKey, kind: "company", id },
  label,
});

/** A plan between a business with the given names and another one, whose ids are of two families. */
function plan(text: string, here: readonly string[], there: readonly string[]) {
  const from = here.map((label, index) => record("a", uuid(index, "a"), label));
  return planReplacements(text, {
    from: (id): Known | undefined => {
      const found = from.find(({ ref }) => ref.id === id);
      if (found) return { what: "record", ...found };
      if (id === uuid(0, "c")) return { what: "business", label: "A" };
      const option = things.find(({ thing }) => thing.info.id === id);
      if (option) return { what: "option", label: option.thing.info.label, found: option };
      return id === uuid(0, "d") ? { what: "field", label: "revenue" } : undefined;
    },
    siblings: () => from,
    to: () => there.map((label, index) => record("b", uuid(index, "b"), label)),
    likeThings: ({ thing }) => (thing.info.label === "Gone" ? [] : likeOf(thing.info.label)),
    businessId: uuid(9, "b"),
  });
}

/** Options of the business that a text was written for, and what is like them in the other one. */
const things: readonly FoundThing[] = ["Large", "Gone", "Twice"].map((label, index) => ({
  businessKey: "a",
  thing: { what: "option", info: { id: uuid(index, "e"), label, code: "" } },
  part: { name: "fields", of: "deals" },
}));
const likeOf = (label: string) =>
  [uuid(7, "b"), ...(label === "Twice" ? [uuid(8, "b")] : [])].map((id) => ({ info: { id } }));

describe("planReplacements: replacing ids between businesses", () => {
  it("finds the record with the same name, however accents and spaces are written", () => {
    const { replaced, left } = plan(
      `${uuid(0, "a")} ${uuid(1, "a").toUpperCase()}`,
      ["Zu\u0308rich  AG", "Flint"],
      ["Pine", "Flint ", "Z\u00fcrich AG"],
    );
    assert.deepEqual(
      replaced.map(({ to }) => to),
      [uuid(2, "b"), uuid(1, "b")],
    );
    assert.deepEqual(left, []);
  });

  it("leaves what several records are called on either side, what is missing, and what is no record", () => {
    const text = [uuid(0, "a"), uuid(1, "a"), uuid(2, "a"), uuid(0, "d"), uuid(7, "e")].join();
    const { replaced, left } = plan(text, ["Twice", "Same", "None", "Same"], ["Twice", "Twice", "Same"]);
    assert.deepEqual(replaced, []);
    assert.deepEqual(
      left.map(({ reason, label }) => `${label}: ${reason}`),
      ["Twice: ambiguous", "Same: ambiguous", "None: missing", "revenue: notRecord"],
    );
  });

  it("replaces what the schema names by its like, and leaves what is missing there or is there twice", () => {
    const text = things.map(({ thing }) => thing.info.id).join(" ");
    const { replaced, left } = plan(text, [], []);
    assert.deepEqual(
      replaced.map(({ label, to }) => [label, to]),
      [["Large", uuid(7, "b")]],
    );
    assert.deepEqual(
      left.map(({ label, reason }) => [label, reason]),
      [
        ["Gone", "missing"],
        ["Twice", "ambiguous"],
      ],
    );
  });

  it("replaces the business's own id by the other's", () => {
    assert.deepEqual(
      plan(uuid(0, "c"), [], []).replaced.map(({ to }) => to),
      [uuid(9, "b")],
    );
  });

  it("counts what was replaced, whichever of the replacements a person left out", () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 });
    const replacement = fc.record({ to: fc.stringMatching(/^[0-9a-f]{0,40}$/), isTaken: fc.boolean() });
    fc.assert(
      fc.property(ids, fc.array(replacement, { minLength: 8, maxLength: 8 }), (from, choices) => {
        const replaced = from.map((id, index) => {
          const start = from.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
          // A letter that no hexadecimal number has keeps a new id from looking like an old one.
          return { id, start, end: start + id.length, to: `n${choices[index]?.to ?? ""}`, label: "" };
        });
        const isTaken = (index: number) => choices[index]?.isTaken ?? false;
        const text = replaced.map(({ id, to }, index) => (isTaken(index) ? to : id)).join(" ");
        assert.equal(countReplaced({ replaced }, text), replaced.filter((_, index) => isTaken(index)).length);
      }),
    );
  });

  it("never replaces an id by one of a record with another name, nor touches unknown text", () => {
    const names = fc.array(fc.constantFrom("Flint", "flint", "Pine", " Pine", "Oak", ""), { maxLength: 6 });
    const numbers = fc.array(fc.nat(7), { maxLength: 12 });
    fc.assert(
      fc.property(names, names, numbers, (here, there, mentioned) => {
        const text = mentioned.map((number) => `<${uuid(number, "a")}>`).join("");
        const { replaced, left } = plan(text, here, there);
        assert.equal(
          replaced.length + left.length,
          mentioned.filter((number) => number < here.length).length,
        );
        for (const { start, end, id, to } of replaced) {
          assert.equal(text.slice(start, end), id);
          const name = here[Number.parseInt(id.slice(0, 8), 16)]?.trim();
          const like = there.flatMap((label, index) => (label.trim() === name ? [uuid(index, "b")] : []));
          assert.deepEqual(like, [to]);
          assert.equal(here.filter((label) => label.trim() === name).length, 1);
        }
      }),
    );
  });
});
