import assert from "node:assert/strict";
import { schemaTexts } from "../../../../src/model/schema/schemaThing";

const field = {
  id: "f-1",
  apiName: "size",
  label: "Deal Size",
  type: "dropdown",
  categoryId: "",
  description: "",
  isRequired: false,
  isReadOnly: false,
  isHidden: false,
  isDefault: false,
  options: [],
};

describe("schemaTexts: what of a schema can be copied", () => {
  it("is a field's API name, id, label, reference and what filters call it", () => {
    const texts = schemaTexts({ what: "field", info: field, owner: "deals" });
    assert.deepEqual(
      [texts.apiName, texts.id, texts.label, texts.reference, texts.filterReference],
      ["size", "f-1", "Deal Size", "deals.size", '"custom"::f-1'],
    );
    assert.deepEqual(JSON.parse(texts.json), field);
  });

  it("is the API name for a filter on a built-in field", () => {
    const info = { ...field, isDefault: true };
    assert.equal(schemaTexts({ what: "field", info, owner: "deals" }).filterReference, "size");
  });

  it("is no API name where a thing has none", () => {
    const texts = schemaTexts({ what: "option", info: { id: "", label: "Large", code: "" } });
    assert.deepEqual([texts.apiName, texts.id, texts.label], [undefined, undefined, "Large"]);
  });
});
