import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPath } from "../../../media/recordView/jsonPath";
import { parseJson } from "../../../media/recordView/jsonTree";
import { createMatcher, firstMatchFrom, search } from "../../../media/recordView/search";

const document = parseJson(
  '{"Name":"Nadja","list":[1.0,"n\\u00e4me",{"name":null}],"12345678901234567890":"x","n":{"deep":true}}',
);
const found = (query: string) => search(document, query).map((node) => formatPath(document, node));

describe("record view: search", () => {
  it("finds keys and values in either case, in the order of the text", () => {
    assert.deepEqual(found("NAME"), ["Name", "list[2].name"]);
    assert.deepEqual(found("näm"), ["list[1]"]);
    assert.deepEqual(found("TRUE"), ["n.deep"]);
  });

  it("finds numbers and nulls as the server wrote them", () => {
    assert.deepEqual(found("1.0"), ["list[0]"]);
    assert.deepEqual(found("null"), ["list[2].name"]);
    assert.deepEqual(found("345678901234567"), ['["12345678901234567890"]']);
  });

  it("finds no braces or quotes, which are not part of a value", () => {
    assert.deepEqual(found("{"), []);
    assert.deepEqual(found('"'), []);
    assert.deepEqual(found(""), []);
  });

  it("takes every query literally and gives places in the text itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", minLength: 1 }),
        (pad, query) => {
          const text = `${pad}${query}${pad}`;
          const places = createMatcher(query)(text);
          assert.ok(places.length > 0);
          for (const { start, end } of places)
            assert.equal(text.slice(start, end).toLowerCase(), query.toLowerCase());
        },
      ),
    );
    assert.deepEqual(createMatcher("x")("İİx"), [{ start: 2, end: 3 }]);
  });

  it("goes on from where a person is, and around", () => {
    const matches = search(document, "name");
    const [first, second] = matches;
    assert.equal(firstMatchFrom(matches, undefined), 0);
    assert.equal(firstMatchFrom(matches, first), 0);
    assert.equal(firstMatchFrom(matches, second), 1);
    assert.equal(firstMatchFrom(matches, document.root.children.at(-1)), 0);
  });
});
