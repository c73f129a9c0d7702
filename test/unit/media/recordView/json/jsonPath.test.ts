import assert from "node:assert/strict";
import vm from "node:vm";
import fc from "fast-check";
import { formatJsonPath, type PathLanguage } from "../../../../../media/recordView/json/jsonPath";
import {
  descendants,
  parseJson,
  sourceOf,
  type JsonNode,
} from "../../../../../media/recordView/json/jsonDocument";
import { jsonWithUniqueKeys } from "../jsonTexts";

/** What JavaScript finds at a path. */
function follow(record: unknown, path: string): unknown {
  if (path === "$") return record;
  return vm.runInNewContext(path.startsWith("[") ? `record${path}` : `record.${path}`, { record });
}

describe("formatJsonPath: paths", () => {
  it("lead JavaScript to the same value, for every value of any record", () => {
    fc.assert(
      fc.property(jsonWithUniqueKeys, (text) => {
        const document = parseJson(text);
        const record: unknown = JSON.parse(text);
        const paths = new Set<string>();
        for (const node of descendants(document.root)) {
          const path = formatJsonPath(document, node);
          assert.deepEqual(follow(record, path), JSON.parse(sourceOf(document, node)));
          assert.equal(paths.has(path), false);
          paths.add(path);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("read like code", () => {
    const document = parseJson('{"fields":[{"a-b":{"value":[7]}}],"$":1,"ünï":2,"2":3,"x":{"$":4},"":5}');
    const paths = [...descendants(document.root)]
      .filter(({ children }) => children.length === 0)
      .map((node) => formatJsonPath(document, node));
    assert.deepEqual(paths, ['fields[0]["a-b"].value[0]', '["$"]', "ünï", '["2"]', "x.$", '[""]']);
  });

  it("read like code in every language", () => {
    const document = parseJson('{"a":[{"a-b":1}],"if":2,"ünï":3,"$":4,"\\"":5,"end":{"x":6}}');
    const paths = (language: PathLanguage) =>
      [...descendants(document.root)]
        .filter(({ children }) => children.length === 0)
        .map((node) => formatJsonPath(document, node, language));
    assert.deepEqual(paths("jsonPath"), ['$.a[0]["a-b"]', "$.if", "$.ünï", '$["$"]', '$["\\""]', "$.end.x"]);
    assert.deepEqual(paths("python"), [
      '["a"][0]["a-b"]',
      '["if"]',
      '["ünï"]',
      '["$"]',
      '["\\""]',
      '["end"]["x"]',
    ]);
    assert.deepEqual(paths("jq"), [
      '.a[0]["a-b"]',
      '.["if"]',
      '.["ünï"]',
      '.["$"]',
      '.["\\""]',
      '.["end"].x',
    ]);
    const ofRoot = (language: PathLanguage) => formatJsonPath(document, document.root, language);
    assert.deepEqual([ofRoot("jsonPath"), ofRoot("python"), ofRoot("jq")], ["$", "", "."]);
    const first = parseJson("[[7]]").root.children[0];
    assert.ok(first);
    assert.equal(formatJsonPath(parseJson("[[7]]"), first, "jq"), ".[0]");
  });

  it("start at the record, which is $", () => {
    const first = (text: string, of: (root: JsonNode) => JsonNode | undefined) => {
      const document = parseJson(text);
      const node = of(document.root);
      assert.ok(node);
      return formatJsonPath(document, node);
    };
    assert.equal(
      first("[1]", (root) => root),
      "$",
    );
    assert.equal(
      first("[1]", ({ children }) => children[0]),
      "[0]",
    );
  });
});
