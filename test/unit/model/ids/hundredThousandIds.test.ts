import assert from "node:assert/strict";
import { readDocumentNames } from "../../../../src/model/ids/documentNames/documentNames";
import { idWarnings } from "../../../../src/model/ids/idWarnings";
import type { KnownId } from "../../../../src/model/ids/knownIds";
import { linkedIds } from "../../../../src/model/ids/linkedIds";
import { nameIds } from "../../../../src/model/ids/namedIds";
import { languageOf } from "../../../../src/model/languages/languages";

const COUNT = 100_000;
/** Look-ups between two steps at most: each is a few microseconds. */
const MOST_LOOKUPS = 100;

const ids = Array.from(
  { length: COUNT },
  (_, index) => `${index.toString(16).padStart(8, "0")}-1111-4111-8111-111111111111`,
);
const texts = {
  "a line each": ids.map((id) => `x = "${id}"  # see ${id}\n`).join(""),
  "one line": JSON.stringify(ids),
};

const known = (id: string): KnownId => ({
  id,
  what: "record",
  label: "Acme",
  businessKey: "b",
  knownSince: 0,
  ref: { businessKey: "b", kind: "company", id },
});

/** Takes all steps of a work, and counts the look-ups of its longest one. */
function counted<T>(work: (lookup: (id: string) => readonly KnownId[]) => Generator<undefined, T>) {
  let [lookups, longest, steps] = [0, 0, 0];
  const all = work((id) => {
    lookups++;
    return [known(id)];
  });
  for (;;) {
    const step = all.next();
    longest = Math.max(longest, lookups);
    lookups = 0;
    steps++;
    if (step.done === true) return { value: step.value, longest, steps };
  }
}

describe("idsInSteps: a hundred thousand ids in a file", () => {
  for (const [how, text] of Object.entries(texts)) {
    it(`are named, in short steps: ${how}`, () => {
      const { value, longest } = counted((lookup) => nameIds(text, 0, { lookup }));
      assert.ok(value.named.length >= COUNT);
      assert.ok(longest <= MOST_LOOKUPS, `${longest} in one step`);
    });

    it(`are judged, in short steps, each once: ${how}`, () => {
      const { value, longest, steps } = counted((lookup) =>
        idWarnings(text, { businessId: "other", from: "setting" }, new Set(), {
          businesses: { list: [], get: () => undefined },
          knownIds: { lookup },
          isUnknownTo: () => false,
          isGone: () => false,
        }),
      );
      assert.deepEqual(value, []);
      assert.ok(longest <= MOST_LOOKUPS, `${longest} in one step`);
      assert.ok(steps > COUNT / MOST_LOOKUPS);
    });

    it(`lead to their records, in short steps, as many as anybody follows: ${how}`, () => {
      const { code } = languageOf("python") ?? {};
      const { value, longest } = counted((lookup) => linkedIds(text, (id) => lookup(id)[0], code));
      assert.equal(value.length, text.includes("#") ? 5000 : 0);
      for (const { start } of value) assert.equal(text.slice(start - 4, start), "see ");
      assert.ok(longest <= MOST_LOOKUPS, `${longest} in one step`);
    });
  }

  it("are named by their document, in as many steps as it is long, in JSON and in YAML", () => {
    const named = ids.slice(0, COUNT / 2);
    const uses = [...named].reverse();
    const list = [...named.map((id, index) => ({ id, name: `N${index.toString(36)}` })), ...uses];
    const json = JSON.stringify(list);
    const yaml = list
      .map((one) => (typeof one === "string" ? `- ${one}\n` : `- id: ${one.id}\n  name: ${one.name}\n`))
      .join("");
    for (const [text, grammar] of [
      [json, "JSON"],
      [json.replaceAll("},", "}\n"), "JSON Lines"],
      [yaml, "YAML"],
    ] as const) {
      const { value, steps } = counted(() => readDocumentNames(text, grammar));
      const at = named.length - 1;
      assert.equal(value?.lookup(named[at] ?? "")[0]?.label, `N${at.toString(36)}`);
      assert.ok(steps > COUNT / 1000, `${steps} steps of ${grammar}`);
    }
  });

  it("have steps where there is none among five million characters", () => {
    const { value, steps } = counted((lookup) => nameIds("abcdef01-".repeat(555_000), 0, { lookup }));
    assert.deepEqual(value.named, []);
    assert.ok(steps > 200, `${steps} steps`);
  });
});
