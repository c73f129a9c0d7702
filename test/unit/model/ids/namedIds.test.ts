import assert from "node:assert/strict";
import { readDocumentNames } from "../../../../src/model/ids/documentNames/documentNames";
import type { KnownId } from "../../../../src/model/ids/knownIds";
import { firstOfEach, nameIds, type HintDensity } from "../../../../src/model/ids/namedIds";
import { takeSteps } from "../../../../src/model/takeSteps";

const KNOWN = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const UNKNOWN = "ffffffff-0000-4111-8222-333333333333";
const acme: KnownId = { id: KNOWN, what: "record", label: "Acme", businessKey: "b", knownSince: 0 };
const named = (text: string) => takeSteps(nameIds(text, 0, { lookup: (id) => (id === KNOWN ? [acme] : []) }));

describe("nameIds: names behind ids", () => {
  it("stand behind the id, and behind a quote that ends with it", () => {
    const places: readonly (readonly [string, string])[] = [
      [`id: ${KNOWN} # x`, KNOWN],
      [`"${KNOWN}",`, `"${KNOWN}"`],
      [`'x/${KNOWN}'`, `'x/${KNOWN}'`],
      [`\`${KNOWN.toUpperCase()}\``, `\`${KNOWN.toUpperCase()}\``],
      [`"${KNOWN}/details"`, `"${KNOWN}`],
      [KNOWN, KNOWN],
    ];
    for (const [text, before] of places) {
      const [{ known, offset } = { known: [], offset: -1 }] = named(text).named;
      assert.deepEqual(known, [acme]);
      assert.equal(text.slice(text.indexOf(before), offset), before, text);
    }
  });

  it("are missing of unknown ids, which are told once each", () => {
    const { named: none, unknown } = named(`${UNKNOWN} ${UNKNOWN.toUpperCase()} ${KNOWN}`);
    assert.equal(none.length, 1);
    assert.deepEqual([...unknown], [UNKNOWN]);
  });

  it("are left out where the line says them already, as a whole", () => {
    for (const text of [`x = "${KNOWN}"  # Acme`, `// Acme: ${KNOWN}`, `"${KNOWN}": "Acme",\n"Globex"`])
      assert.deepEqual(named(text).named, [], text);
    for (const text of [
      `x = "${KNOWN}"  # Acmeist`,
      `// Acme\n${KNOWN}`,
      `${KNOWN}\nAcme`,
      `"${KNOWN}" acme`,
    ])
      assert.equal(named(text).named.length, 1, text);
  });

  it("stand behind every id where they are wanted everywhere, and behind the first of each where once", () => {
    const text = `x = "${KNOWN}"  # Acme\ny = "${KNOWN}"\nz = "${KNOWN}"\n`;
    const ends = (density: HintDensity) =>
      takeSteps(nameIds(text, 0, { lookup: () => [acme], density })).named.map(({ offset }) => text[offset]);
    assert.deepEqual(ends("everywhere"), [" ", "\n", "\n"]);
    assert.deepEqual(ends("quiet"), ["\n", "\n"]);
    const { named: all } = named(text);
    assert.deepEqual(firstOfEach(all, []), all.slice(0, 1));
    assert.deepEqual(firstOfEach(all.slice(1), all.slice(0, 1)), []);
  });

  it("are all there among a hundred thousand ids, in lines or in one, which are read once", () => {
    const id = (index: number) => `${index.toString(16).padStart(8, "0")}-0000-4111-8222-333333333333`;
    const ids = Array.from({ length: 50_000 }, (_, index) => id(index));
    const steps = Object.fromEntries(ids.map((id, index) => [id, { name: `N${index}` }]));
    const inOneLine = JSON.stringify({ steps, uses: ids });
    for (const text of [inOneLine, inOneLine.replaceAll(",", ",\n")]) {
      const { named: found, unknown } = takeSteps(
        nameIds(text, 0, {
          lookup: () => [],
          document: takeSteps(readDocumentNames(text, "JSON")),
        }),
      );
      assert.equal(unknown.size, 0);
      const uses = text.indexOf("uses");
      assert.equal(found.filter(({ offset }) => offset > uses).length, ids.length);
      assert.equal(found.at(-1)?.inDocument[0]?.label, "N49999");
    }
  });

  it("come from the document where Kizen said nothing, but not beside the name itself", () => {
    const text = `{"steps":[{"id":"${UNKNOWN}","name":"Wait"},\n{"after":"${UNKNOWN}"}]}`;
    const document = takeSteps(readDocumentNames(text, "JSON"));
    for (const from of [0, 10]) {
      const { named: found, unknown } = takeSteps(
        nameIds(text.slice(from), from, { lookup: () => [], document }),
      );
      assert.deepEqual(
        found.map(({ offset, known, inDocument }) => [
          text.slice(0, offset).endsWith(`"after":"${UNKNOWN}"`),
          known,
          inDocument.map(({ label }) => label),
        ]),
        [[true, [], ["Wait"]]],
      );
      assert.equal(unknown.size, 0);
    }
  });
});
