import assert from "node:assert/strict";
import { settingFault, type SettingSchema } from "../../../src/platform/settings/settingSchema";
import manifest from "../../../package.json" with { type: "json" };

const schemas = manifest.contributes.configuration.properties as unknown as Record<
  string,
  SettingSchema & { readonly default: unknown }
>;
/** Values of each type, and what settings.json may hold instead of one. */
const values: Record<SettingSchema["type"] | "other", readonly unknown[]> = {
  integer: [1],
  string: ["text"],
  boolean: [true, false],
  array: [[], ["a", "b"]],
  other: [null, {}, { length: 1 }],
};

describe("settingFault: what a setting may be", () => {
  for (const [name, schema] of Object.entries(schemas)) {
    it(`is its default and nothing of another type: ${name}`, () => {
      assert.equal(settingFault(schema, schema.default), undefined);
      for (const [type, ofType] of Object.entries(values))
        if (type !== schema.type)
          for (const value of ofType) assert.equal(settingFault(schema, value), "type");
    });
  }

  it("is a whole number inside its bounds, no text that reads like one", () => {
    const size = { type: "integer", minimum: 1, maximum: 10 } as const;
    for (const value of [1, 10]) assert.equal(settingFault(size, value), undefined);
    for (const value of [0, 11, -1, 2.5, 1e300]) assert.equal(settingFault(size, value), "bounds");
    for (const value of ["5", "NaN", NaN, Infinity, "", [5]]) assert.equal(settingFault(size, value), "type");
  });

  it("is one of the words, or of the form, that are allowed", () => {
    const warnings = schemas["kizen.code.warnings"];
    const address = schemas["kizen.recordUrl"];
    assert.ok(warnings && address);
    assert.equal(settingFault(warnings, "hint"), undefined);
    assert.equal(settingFault(warnings, "loud"), "type");
    assert.equal(settingFault(address, "https://go.kizen.com/{id}"), undefined);
    assert.equal(settingFault(address, "go.kizen.com"), "type");
  });

  it("is a list of texts only", () => {
    assert.equal(settingFault({ type: "array" }, ["a", 1]), "members");
    assert.equal(settingFault({ type: "array" }, [["a"]]), "members");
  });
});
