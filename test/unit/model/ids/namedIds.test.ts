import assert from "node:assert/strict";
import type { KnownId } from "../../../../src/model/ids/knownIds";
import { nameIds } from "../../../../src/model/ids/namedIds";

const KNOWN = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const UNKNOWN = "ffffffff-0000-4111-8222-333333333333";
const acme: KnownId = { id: KNOWN, what: "record", label: "Acme", businessKey: "b", knownSince: 0 };
const named = (text: string) => nameIds(text, (id) => (id === KNOWN ? [acme] : []));

describe("names behind ids", () => {
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
});
