import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { formatJson } from "../../../src/exactJson/jsonSpans";
import { sortJson } from "../../../src/exactJson/sortJson";

/** All strings, numbers and literals of a text in their own characters, in no order. */
function sources(text: string): string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g) ?? []).sort();
}

/** The same value with the members of its objects in a random order. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, shuffled(item, random), random()] as const,
  );
  // Without a prototype, so that a key `__proto__` is a key like others.
  const made = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of entries.sort((a, b) => a[2] - b[2])) made[key] = item;
  return made;
}

const FIXTURES = path.join(__dirname, "../../../../shared/kizen-fixtures");
const UUIDS = ["f0000000-0000-4000-8000-000000000000", "a0000000-0000-4000-8000-000000000000"] as const;

describe("sortJson: JSON with its keys sorted", () => {
  it("keeps the characters of every key, number and string", () => {
    const text =
      '{ "b": 1.0, "a" : [12345678901234567890, "\\u00e9\\/", -0, 1E+2 , {"d":null,"c":{}}], "":[] }';
    assert.equal(
      sortJson(text),
      '{"":[],"a":[12345678901234567890,"\\u00e9\\/",-0,1E+2,{"c":{},"d":null}],"b":1.0}',
    );
  });

  it("keeps keys that stand twice, in their order", () => {
    assert.equal(sortJson('{"b":1,"a":2,"b":0,"\\u0061":1}'), '{"a":2,"\\u0061":1,"b":1,"b":0}');
  });

  it("takes a scalar, and nesting of any depth", () => {
    for (const scalar of ['"}"', "1e400", "null"]) assert.equal(sortJson(scalar), scalar);
    const deep = '{"a":['.repeat(20_000) + "]}".repeat(20_000);
    assert.equal(sortJson(deep), deep);
  });

  it("loses nothing, changes no value, and makes every order of keys the same text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.noShrink(fc.integer()), (value, seed) => {
        let state = seed;
        const random = () => (state = (Math.imul(state, 48271) + 11) | 0);
        const text = JSON.stringify(value);
        const sorted = sortJson(text);
        assert.deepEqual(JSON.parse(sorted), JSON.parse(text));
        assert.deepEqual(sources(sorted), sources(text));
        assert.equal(sortJson(sorted), sorted);
        assert.equal(sortJson(formatJson(text)), sorted);
        assert.equal(sortJson(JSON.stringify(shuffled(value, random))), sorted);
      }),
    );
  });

  it("puts the fields of two businesses in the same order, though their ids differ", () => {
    const record = (uuids: readonly [string, string]) =>
      `{"id":"1","fields":{"${uuids[0]}":{"value":1,"name":"zip"},"${uuids[1]}":{"name":"city","value":2}}}`;
    const names = (text: string) => [...text.matchAll(/"name":"(\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(names(sortJson(record([UUIDS[0], UUIDS[1]]))), ["city", "zip"]);
    assert.deepEqual(names(sortJson(record([UUIDS[1], UUIDS[0]]))), ["city", "zip"]);
  });

  it("leaves fields out by name, in the record and in its fields, and nowhere else", () => {
    const leaveOut = new Set(["updated"]);
    const text =
      '{"updated":"now","owner":{"updated":1},"fields":{"f1":{"name":"updated","value":2},"f2":{"name":"x","updated":3}}}';
    assert.equal(
      sortJson(text, { leaveOut }),
      '{"fields":{"f2":{"name":"x","updated":3}},"owner":{"updated":1}}',
    );
    assert.equal(sortJson('["updated",{"updated":1}]', { leaveOut }), '["updated",{"updated":1}]');
    assert.equal(
      sortJson('{"fields":[{"name":"updated"},{"name":"x"}]}', { leaveOut }),
      '{"fields":[{"name":"x"}]}',
    );
  });

  it("shows of records of two businesses what differs, by the API names of fields and without ids", () => {
    const record = (ids: readonly [string, string, string], city: string) => ({
      id: ids[0],
      object_api_name: "tax_lot",
      fields: {
        [ids[1]]: { id: ids[1], name: "city", field_type: "text", display_name: "City", value: city },
        [ids[2]]: { id: ids[2], name: "kind", field_type: "dropdown", value: { id: ids[0], name: "Retail" } },
      },
    });
    const acme = record([UUIDS[0], UUIDS[1], "c0000000-0000-4000-8000-000000000000"], "Ulm");
    const globex = record(["1", "3", "2"], "Bonn");
    const sorted = (value: unknown) => sortJson(JSON.stringify(value), { isWithoutIds: true });
    assert.equal(
      sorted(acme),
      '{"fields":{"city":{"display_name":"City","field_type":"text","name":"city","value":"Ulm"},' +
        '"kind":{"field_type":"dropdown","name":"kind","value":{"name":"Retail"}}},"object_api_name":"tax_lot"}',
    );
    assert.equal(sorted(globex), sorted(acme).replace("Ulm", "Bonn"));
    // Some answers have the fields in an array.
    const inArray = { ...globex, fields: Object.values(globex.fields) };
    assert.equal(sorted(inArray), sorted(globex));
    // A field without a name has nothing to be matched by, and a value called `id` that is no id stays.
    assert.equal(
      sorted({ fields: { a: { id: 1, value: { id: { x: 1 } } } } }),
      '{"fields":{"a":{"value":{"id":{"x":1}}}}}',
    );
    assert.equal(sorted({ id: UUIDS[0], name: "Müller" }), '{"name":"Müller"}');
  });

  it("leaves nothing but values between two copies of a real record in two businesses", function () {
    if (!existsSync(FIXTURES)) this.skip();
    const text = readFileSync(path.join(FIXTURES, "records", "get_tax_lot.json"), "utf8");
    let count = 0;
    const ofOther = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, () => String(++count));
    const options = { isWithoutIds: true } as const;
    assert.ok(count > 10);
    assert.equal(sortJson(ofOther, options), sortJson(text, options));
    assert.notEqual(sortJson(ofOther), sortJson(text));
  });
});
