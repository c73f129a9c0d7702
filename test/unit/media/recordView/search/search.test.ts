import assert from "node:assert/strict";
import fc from "fast-check";
import { findAll, findInWorker } from "../../../../../media/recordView/search/findAll";
import { formatJsonPath } from "../../../../../media/recordView/json/jsonPath";
import { parseJson } from "../../../../../media/recordView/json/jsonDocument";
import {
  firstMatchFrom,
  MOST_FOUND,
  toPattern,
  type SearchQuery,
} from "../../../../../media/recordView/search/search";
import { matcherOf, queryOf } from "../queries";

const document = parseJson(
  '{"Name":"Nadja","list":[1.0,"n\\u00e4me",{"name":null}],"12345678901234567890":"x","n":{"deep":true}}',
);
const search = async (text: string, options: Partial<SearchQuery> = {}) => {
  const result = await findAll({ document }, queryOf(text, options), new AbortController().signal);
  assert.ok(result);
  return result.found;
};
const found = async (text: string, options: Partial<SearchQuery> = {}) =>
  (await search(text, options)).map(({ node, part }) => `${formatJsonPath(document, node)} ${part}`);

describe("record view: search", () => {
  it("finds keys and values in either case, in the order of the text", async () => {
    assert.deepEqual(await found("NAME"), ["Name key", "list[2].name key"]);
    assert.deepEqual(await found("näm"), ["list[1] value"]);
    assert.deepEqual(await found("TRUE"), ["n.deep value"]);
  });

  it("finds numbers and nulls as the server wrote them", async () => {
    assert.deepEqual(await found("1.0"), ["list[0] value"]);
    assert.deepEqual(await found("null"), ["list[2].name value"]);
    assert.deepEqual(await found("345678901234567"), ['["12345678901234567890"] key']);
  });

  it("finds no braces or quotes, which are not part of a value", async () => {
    assert.deepEqual(await found("{"), []);
    assert.deepEqual(await found('"'), []);
    assert.deepEqual(await found(""), []);
  });

  it("minds the case and the ends of words where asked to", async () => {
    assert.deepEqual(await found("Name", { isCaseSensitive: true }), ["Name key"]);
    assert.deepEqual(await found("n", { isWholeWord: true }), ["n key"]);
    assert.deepEqual(await found("me", { isWholeWord: true }), []);
    assert.deepEqual(matcherOf("a-b", { isWholeWord: true })("a-b xa-b a-b2 a-b"), [
      { start: 0, end: 3 },
      { start: 14, end: 17 },
    ]);
  });

  it("takes an expression as one, and says where it is none", async () => {
    assert.deepEqual(matcherOf("^n.+$", { isPattern: true })("nx\nxn\nny"), [
      { start: 0, end: 2 },
      { start: 6, end: 8 },
    ]);
    assert.deepEqual(matcherOf("x*", { isPattern: true })("axb"), [{ start: 1, end: 2 }]);
    assert.deepEqual(matcherOf("a|b", { isPattern: true, isWholeWord: true })("ab a b"), [
      { start: 3, end: 4 },
      { start: 5, end: 6 },
    ]);
    assert.equal(toPattern(queryOf("(", { isPattern: true })), undefined);
    const result = await findAll(
      { document },
      queryOf("(", { isPattern: true }),
      new AbortController().signal,
    );
    assert.equal(result?.problem, "invalid");
  });

  it("matches a pattern in a worker only, and looks up what is drawn in what that found", async () => {
    const asked: (readonly string[])[] = [];
    const worker = {
      find: (texts: readonly string[]) => {
        asked.push(texts);
        return Promise.resolve(texts.flatMap((text, number) => (text.includes("ad") ? [number, 1, 3] : [])));
      },
      dispose: () => undefined,
    };
    const { signal } = new AbortController();
    const result = await findInWorker({ document, madeTexts: ["Lady Nadja", "nobody"] }, worker, signal);
    assert.deepEqual(asked[0], ["Lady Nadja", "nobody"]);
    assert.ok(result);
    assert.deepEqual(
      result.found.map(({ part, start, end }) => [part, start, end]),
      [["value", 1, 3]],
    );
    for (const text of ["Nadja", "Lady Nadja"])
      assert.deepEqual(result.matches(text), [{ start: 1, end: 3 }]);
    // A text that nobody asked the worker about is not matched here instead.
    assert.deepEqual(result.matches("had"), []);
  });

  it("counts every place in a long text, up to a limit", async () => {
    const many = parseJson(JSON.stringify(["ab".repeat(15_000), "ab".repeat(15_000)]));
    const result = await findAll({ document: many }, queryOf("b"), new AbortController().signal);
    assert.equal(result?.found.length, MOST_FOUND);
    assert.equal(result.isCut, true);
  });

  it("ends early when something else is looked for", async () => {
    const large = parseJson(JSON.stringify(Array.from({ length: 200_000 }, (_, index) => `item ${index}`)));
    const abort = new AbortController();
    const searching = findAll({ document: large }, queryOf("nothing like it"), abort.signal);
    abort.abort();
    assert.equal(await searching, undefined);
  });

  it("takes every plain query literally and gives places in the text itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", minLength: 1 }),
        (pad, query) => {
          const text = `${pad}${query}${pad}`;
          const places = matcherOf(query)(text);
          assert.ok(places.length > 0);
          for (const { start, end } of places)
            assert.equal(text.slice(start, end).toLowerCase(), query.toLowerCase());
        },
      ),
    );
    assert.deepEqual(matcherOf("x")("İİx"), [{ start: 2, end: 3 }]);
  });

  it("goes on from where a person is, and around", async () => {
    const matches = await search("name");
    const [first, second] = matches;
    assert.equal(firstMatchFrom(matches, undefined), 0);
    assert.equal(firstMatchFrom(matches, first?.node), 0);
    assert.equal(firstMatchFrom(matches, second?.node), 1);
    assert.equal(firstMatchFrom(matches, document.root.children.at(-1)), 0);
  });
});
