import assert from "node:assert/strict";
import { changesText } from "../../../../../src/model/schema/changes/changesText";
import { comparedTexts } from "../../../../../src/model/schema/changes/comparedTexts";
import { localizer } from "../../../../../src/model/text/safeText";
import { startModel, type TestModel } from "../../../../support/model/model";
import {
  deals,
  envelope,
  lots,
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../../support/servers/schemaServer";

const t = localizer((sentence) => sentence);
const FIELDS = "/custom-objects/deals/fields";

type Row = Readonly<Record<string, unknown>> & { readonly options?: readonly Row[] };

describe("SchemaHistory: what changed in a schema since it was last read", () => {
  const started: TestModel[] = [];
  afterEach(async () => {
    for (const model of started.splice(0)) await model.dispose();
  });

  async function open(answers: SchemaAnswers, file?: Uint8Array) {
    const model = await startModel(schemaServer(answers));
    started.push(model);
    const { key } = model.business;
    const said: string[] = [];
    model.schemas.history.onDidFind(({ changes }) => said.push(changesText(changes, t)));
    if (file) model.installation.schemaFiles.set(key, file);
    await model.schemas.open(key);
    const stored = () => model.installation.schemaFiles.get(key) ?? new Uint8Array();
    return { model, key, said, stored };
  }

  /** Two fields more, one option renamed, one gone, in a field that a person edited. */
  function changed(): SchemaAnswers {
    const answers = smallSchema();
    const [name, size, who] = answers[FIELDS] as Row[];
    const more = ["close", "owner"].map((one) => ({
      id: `f-${one}`,
      name: one,
      display_name: one,
      field_type: "text",
    }));
    const options = [{ ...size?.options?.[0], name: "Tiny" }];
    answers[FIELDS] = [name, { ...size, options }, who, ...more];
    return answers;
  }

  it("is said once at the next start, also where that is another window, and laid side by side", async () => {
    const first = await open(smallSchema());
    assert.deepEqual(first.said, []);
    const next = await open(changed(), first.stored());
    assert.deepEqual(next.said, ["2 fields added, 1 option renamed, 1 option deleted or hidden in Deals"]);
    const changes = next.model.schemas.history.of(next.key);
    assert.ok(changes);
    const { before, after } = comparedTexts(changes);
    assert.match(before, /"label": "Small"/);
    assert.match(after, /"label": "Tiny"/);
    assert.doesNotMatch(before + after, /email/, "lists that did not change are left out");
    for (const text of [before, after]) JSON.parse(text);
    const last = await open(changed(), next.stored());
    assert.deepEqual([last.said, last.model.schemas.history.of(last.key)], [[], undefined]);
  });

  it("is said once when it is read anew in the same window", async () => {
    const answers = smallSchema();
    const { model, key, said } = await open(answers);
    await model.schemas.refresh(key);
    assert.deepEqual(said, []);
    answers["/custom-objects"] = envelope([{ ...deals, object_name: "Opportunities" }, lots]);
    answers["/role"] = envelope([
      { id: "r-1", name: "Seller" },
      { id: "r-2", name: "Buyer" },
    ]);
    answers["/pipelines/o-deals/stages"] = [{ id: "s-new", name: "New", status: "won" }];
    await model.schemas.refresh(key);
    assert.deepEqual(said, [
      "1 object renamed, 1 object deleted or hidden, 1 role added; 1 stage changed, 1 stage deleted or hidden in Opportunities",
    ]);
    await model.schemas.refresh(key);
    assert.deepEqual([said.length, model.schemas.history.of(key)], [1, undefined]);
  });

  it("is nothing that was not read whole: refused, failed, partial, or given up", async () => {
    const { stored } = await open(smallSchema());
    for (const answer of [
      refusal(403, "permission_required"),
      refusal(400, "invalid"),
      // An entry that cannot be read.
      [...(smallSchema()[FIELDS] as Row[]).slice(0, 1), 7],
    ]) {
      const next = await open({ ...changed(), [FIELDS]: answer }, stored());
      assert.deepEqual(next.said, []);
    }
    const { model, key } = await open(changed());
    const given = new AbortController();
    const before = model.installation.schemaFiles.get(key);
    const refreshing = model.schemas.refresh(key, given.signal);
    given.abort();
    await refreshing;
    assert.equal(
      model.installation.schemaFiles.get(key),
      before,
      "its file is that of the last whole reading",
    );
  });

  it("is nothing of a business that is gone, nor of its people", async () => {
    const answers = smallSchema();
    const { model, key, said } = await open(answers);
    answers["/team"] = [];
    await model.schemas.refresh(key);
    assert.deepEqual(said, []);
    answers["/role"] = envelope([]);
    await model.schemas.refresh(key);
    assert.deepEqual(said, ["1 role deleted or hidden"]);
    await model.businesses.remove(key);
    assert.equal(model.schemas.history.of(key), undefined);
  });

  it("names three places, and says how many more there are", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const answers: SchemaAnswers = {
      "/custom-objects": envelope(
        names.map((name) => ({ ...lots, id: `id-${name}`, name, object_name: name })),
      ),
      ...Object.fromEntries(names.map((name) => [`/custom-objects/${name}/fields`, []])),
    };
    const { model, key, said } = await open(answers);
    for (const name of names) answers[`/custom-objects/${name}/fields`] = [{ id: `f-${name}`, name: "x" }];
    await model.schemas.refresh(key);
    assert.deepEqual(said, [
      "1 field added in a; 1 field added in b; 1 field added in c; and changes in 2 more places",
    ]);
  });
});
