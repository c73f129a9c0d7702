import assert from "node:assert/strict";
import { fieldGroups, readFieldGroups } from "../../../../src/model/schema/fieldGroups";
import type { SchemaCatalogue } from "../../../../src/model/schema/schemaCatalogue";
import { startModel, type TestModel } from "../../../support/model/model";
import {
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";

const DEALS_FIELDS = "/custom-objects/deals/fields";

describe("fieldGroups: an object's fields by category", () => {
  let model: TestModel | undefined;
  afterEach(async () => {
    await model?.dispose();
    model = undefined;
  });

  const start = async (answers: SchemaAnswers) => (model = await startModel(schemaServer(answers)));
  /** As the tab of a record has it read. */
  const read = async (answers: SchemaAnswers, kind = "deals"): Promise<SchemaCatalogue> => {
    const started = await start(answers);
    const signal = new AbortController().signal;
    await readFieldGroups({ businessKey: started.business.key, kind }, started, signal);
    return started.schemas.of(started.business.key);
  };
  const names = ({ groups }: ReturnType<typeof fieldGroups>) =>
    groups.map(({ label, fields }) => [label, ...fields.map(({ apiName }) => apiName)]);

  it("has the categories in their order, and the fields of none that is known last", async () => {
    const answers = smallSchema();
    const fields = answers[DEALS_FIELDS] as object[];
    answers[DEALS_FIELDS] = [
      { id: "f-lost", name: "lost", field_type: "text", category: "c-gone" },
      { id: "f-none", name: "none", field_type: "text", category: null, is_read_only: true, is_hidden: true },
      ...fields.toReversed(),
    ];
    answers["/custom-objects/deals/categories"] = [
      { id: "c-2", name: "People", order: 0 },
      { id: "c-empty", name: "Nothing", order: 1 },
      { id: "c-1", name: "Deal", order: 2 },
    ];
    const found = fieldGroups(await read(answers), "deals");
    assert.deepEqual(names(found), [
      ["People", "who"],
      ["Deal", "size", "name"],
      ["", "lost", "none"],
    ]);
    assert.equal(found.state, "whole");
    assert.deepEqual(found.groups[2]?.fields[1], {
      id: "f-none",
      apiName: "none",
      label: "none",
      type: "text",
      isReadOnly: true,
      isHidden: true,
    });
  });

  it("is unknown until it is read, and reading it asks for no more than objects, fields and categories", async () => {
    const started = await start(smallSchema());
    const catalogue = started.schemas.of(started.business.key);
    assert.deepEqual(fieldGroups(catalogue, "deals"), { state: "unknown", groups: [] });
    assert.deepEqual(started.server.requests, []);
    const deals = { businessKey: started.business.key, kind: "deals" };
    for (let turn = 0; turn < 2; turn++) await readFieldGroups(deals, started, new AbortController().signal);
    assert.deepEqual(
      started.server.requests.map(({ url = "" }) => new URL(url, "http://x").pathname).sort(),
      ["/api/custom-objects", "/api/custom-objects/deals/categories", "/api/custom-objects/deals/fields"],
    );
  });

  it("says what it misses: refused, failed, partial, or a business that has no objects", async () => {
    const states = async (answers: SchemaAnswers) => {
      const { state, groups } = fieldGroups(await read(answers), "deals");
      await model?.dispose();
      model = undefined;
      return [state, groups.length];
    };
    const changed = (path: string, answer: unknown) => ({ ...smallSchema(), [path]: answer });
    assert.deepEqual(await states(changed(DEALS_FIELDS, refusal(403, "permission_denied"))), ["refused", 0]);
    assert.deepEqual(await states(changed(DEALS_FIELDS, refusal(400, "invalid"))), ["failed", 0]);
    assert.deepEqual(await states(changed("/custom-objects", refusal(403, "permission_denied"))), [
      "refused",
      0,
    ]);
    assert.deepEqual(await states(changed("/custom-objects", undefined)), ["unknown", 0]);
    const one = { id: "f-name", name: "name", field_type: "text" };
    assert.deepEqual(await states(changed(DEALS_FIELDS, [one, "a text"])), ["partial", 1]);
    // Categories hold no value: without them the fields are whole.
    const categories = "/custom-objects/deals/categories";
    assert.deepEqual(await states(changed(categories, refusal(403, "permission_denied"))), ["whole", 1]);
  });

  it("bounds what a server says", async () => {
    const answers = smallSchema();
    const long = "x".repeat(5000);
    answers[DEALS_FIELDS] = [
      { id: "f-long", name: long, field_type: "text" },
      ...Array.from({ length: 1200 }, (_, at) => ({ id: `f-${at}`, name: `n${at}`, display_name: long })),
    ];
    const { state, groups } = fieldGroups(await read(answers), "deals");
    assert.equal(state, "partial");
    assert.deepEqual([groups.length, groups[0]?.fields.length], [1, 1000]);
    assert.equal(groups[0]?.fields[0]?.label.length, 1000);
  });
});
