import assert from "node:assert/strict";
import { partsOfValue } from "../../../../../media/recordView/fields/fieldValue";
import { parseJson } from "../../../../../media/recordView/json/jsonDocument";
import { fieldsOf } from "../../../../../media/recordView/fields/recordFields";
import { companyRecord, companyV2 } from "../../../../../src/sample/companies";
import { toJson } from "../../../../../src/sample/toJson";

const parts = (value: string) => {
  const document = parseJson(`{"value":${value}}`);
  return partsOfValue(document, document.root.children[0]).map(({ text, id, kind }) => [text, id, kind]);
};

describe("fieldsOf: the fields of a record", () => {
  it("are those of a record of the current API, with what it says of them", () => {
    const document = parseJson(toJson(companyRecord(0)));
    const fields = fieldsOf(document);
    assert.ok(fields);
    const revenue = fields.find(({ name }) => name === "annual_revenue");
    assert.equal(revenue?.label, "Annual Revenue");
    assert.equal(revenue.type, "money");
    assert.match(revenue.id, /^[0-9a-f-]{36}$/);
    assert.match(partsOfValue(document, revenue.value)[0]?.text ?? "", /^\d+\.\d\d USD$/);
    const industry = fields.find(({ name }) => name === "industry");
    const [option] = partsOfValue(document, industry?.value);
    assert.match(option?.id ?? "", /^[0-9a-f-]{36}$/);
    assert.match(option?.text ?? "", /^[A-Z][a-z]+$/);
  });

  it("are not offered for other records", () => {
    assert.equal(fieldsOf(parseJson(toJson(companyV2(0)))), undefined);
    for (const text of [
      "1",
      "[]",
      '{"fields":{}}',
      '{"fields":"x"}',
      '{"fields":{"a":1}}',
      '{"fields":[{"id":"x"}]}',
    ])
      assert.equal(fieldsOf(parseJson(text)), undefined, text);
  });

  it("are read from an array too, and named by what there is", () => {
    const document = parseJson('{"fields":[{"id":"1","name":"n","field_type":"text","value":"v"}]}');
    const [field] = fieldsOf(document) ?? [];
    assert.deepEqual([field?.id, field?.label, field?.name, field?.type], ["1", "n", "n", "text"]);
  });

  it("say the code of an option, where it has one", () => {
    const codes = (value: string) => {
      const document = parseJson(`{"value":${value}}`);
      return partsOfValue(document, document.root.children[0]).map(({ code }) => code);
    };
    assert.deepEqual(codes('[{"id":"o1","code":"red","name":"Red"},{"id":"o2","code":7,"name":"Seven"}]'), [
      "red",
      "7",
    ]);
    assert.deepEqual(
      codes('[{"id":"o1","code":"","name":"Red"},{"id":"o2","code":null},{"id":"o3","code":{}},{"id":"o4"}]'),
      [undefined, undefined, undefined, undefined],
    );
  });

  it("have values a person can read, with the ids a program needs", () => {
    assert.deepEqual(parts("1.0"), [["1.0", undefined, "number"]]);
    assert.deepEqual(parts("null"), [["null", undefined, "null"]]);
    assert.deepEqual(parts('{"currency":"USD","symbol":"$","amount":12.50}'), [
      ["12.50 USD", undefined, "json"],
    ]);
    assert.deepEqual(parts('[{"id":"o1","code":"","name":"Red"},{"id":"o2","name":"Blue"}]'), [
      ["Red", "o1", "text"],
      ["Blue", "o2", "text"],
    ]);
    assert.deepEqual(parts('{"id":"e1","first_name":"Ada","last_name":"Lovelace","email":"a@b.example"}'), [
      ["Ada Lovelace", "e1", "text"],
    ]);
    assert.deepEqual(parts('{"count":3}'), [['{"count":3}', undefined, "json"]]);
    assert.deepEqual(parts("[]"), []);
  });
});
