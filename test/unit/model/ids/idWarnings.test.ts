import assert from "node:assert/strict";
import type { Business } from "../../../../src/model/businesses/businesses";
import { gatherForeign, idWarnings, type IdWarning } from "../../../../src/model/ids/idWarnings";
import type { KnownId } from "../../../../src/model/ids/knownIds";
import type { Pin } from "../../../../src/model/businesses/pins";
import { takeSteps } from "../../../../src/model/takeSteps";

const [FLINT, PINE, GONE, NOBODY, USER] = ["1", "2", "3", "4", "5"].map(
  (digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`,
) as [string, string, string, string, string];

const business = (key: string): Business => ({
  key,
  name: key,
  baseUrl: "",
  userId: USER,
  businessId: `${key}-id`,
  isSample: false,
});
const list = [business("acme"), business("globex")];
const known = (id: string, businessKey: string, what: KnownId["what"] = "record"): KnownId => ({
  id,
  what,
  label: id.slice(0, 2),
  businessKey,
  knownSince: 0,
  ...(what === "record" ? { ref: { businessKey, kind: "company", id } } : {}),
});
const knowledge = [
  known(FLINT, "acme"),
  known(PINE, "globex"),
  known(GONE, "acme"),
  known(USER, "globex", "user"),
];
const pin: Pin = { businessId: "acme-id", from: "setting" };

const kinds = (text: string, pinned: Pin | undefined, ignored: readonly string[] = []) =>
  takeSteps(
    idWarnings(text, pinned, new Set(ignored), {
      businesses: { list, get: (key) => list.find((one) => one.key === key) },
      knownIds: { lookup: (id) => knowledge.filter((one) => one.id === id) },
      isUnknownTo: (key, id) => key === "acme" && [NOBODY, PINE, USER].includes(id),
      isGone: ({ id }) => id === GONE,
    }),
  ).map(({ kind, id, business: { key } }) => `${kind} ${id.slice(0, 2)} ${key}`);

describe("idWarnings: warnings about ids", () => {
  it("tell what belongs elsewhere, what nobody knows after a look, and what is gone", () => {
    const text = `a("${FLINT}") b('${PINE.toUpperCase()}') /* ${NOBODY} */ ${GONE} user=${USER}`;
    assert.deepEqual(kinds(text, pin), ["foreign 22 globex", "unknown 44 acme", "gone 33 acme"]);
  });

  it("without a pin tell only what is gone", () => {
    assert.deepEqual(kinds(`${FLINT} ${PINE} ${NOBODY} ${GONE}`, undefined), ["gone 33 acme"]);
  });

  it("call everything known foreign where the pinned business was not added here", () => {
    const elsewhere: Pin = { businessId: "initech-id", from: "profile" };
    assert.deepEqual(kinds(`${FLINT} ${NOBODY}`, elsewhere), ["foreign 11 acme"]);
  });

  it("leave alone what was ignored, the nil UUID and Kizen's constant", () => {
    const constants = "00000000-0000-0000-0000-000000000000 257BB114-1b86-4761-99bd-95292de23f46";
    const flagged = takeSteps(
      idWarnings(constants, pin, new Set(), {
        businesses: { list, get: () => list[1] },
        knownIds: { lookup: (id) => [known(id, "globex")] },
        isUnknownTo: () => true,
        isGone: () => true,
      }),
    );
    assert.deepEqual(flagged, []);
    assert.deepEqual(kinds(`${PINE} ${GONE}`, pin, [PINE, GONE]), []);
  });

  it("say where each id stands", () => {
    const text = `x ${PINE} y ${PINE}`;
    const found = takeSteps(
      idWarnings(text, pin, new Set(), {
        businesses: { list, get: () => list[1] },
        knownIds: { lookup: (id) => knowledge.filter((one) => one.id === id) },
        isUnknownTo: () => false,
        isGone: () => false,
      }),
    );
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      [PINE, PINE],
    );
  });
});

describe("gatherForeign: a file full of another business's ids", () => {
  const foreign = (count: number, key: string): IdWarning[] =>
    Array.from({ length: count }, (_, at) => ({
      kind: "foreign",
      id: PINE,
      start: at * 40,
      end: at * 40 + 36,
      known: known(PINE, key),
      business: business(key),
    }));
  const gone: IdWarning = {
    kind: "gone",
    id: GONE,
    start: 900,
    end: 936,
    known: known(GONE, "acme"),
    business: business("acme"),
  };

  it("is said once, where the first of them stands, and everything else for itself", () => {
    const [eleven, ten] = [foreign(11, "globex"), foreign(10, "initech")];
    assert.deepEqual(gatherForeign([...eleven, gone, ...ten]), [
      { kind: "foreignFile", business: business("globex"), count: 11, start: 0, end: 36 },
      gone,
      ...ten,
    ]);
    assert.deepEqual(gatherForeign(ten), ten);
  });
});
