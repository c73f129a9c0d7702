import assert from "node:assert/strict";
import { namesOfCatalogue } from "../../../../src/model/names/namesOfCatalogue";
import { startModel, type TestModel } from "../../../support/model/model";
import {
  deals,
  envelope,
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";

const FIELDS = "/custom-objects/deals/fields";
const HOUR = 60 * 60 * 1000;

describe("namesOfCatalogue: what may be called unknown, as a server answers", () => {
  let model: TestModel | undefined;
  afterEach(() => model?.dispose());

  /** Whether what the schema does not name may be marked: an object, a field of deals, an activity type. */
  const mayMark = async (change: SchemaAnswers, later = 0) => {
    await model?.dispose();
    model = await startModel(schemaServer({ ...smallSchema(), ...change }));
    await model.schemas.open(model.business.key);
    const names = namesOfCatalogue(model.schemas.of(model.business.key), Date.now() + later);
    return [names?.hasAllObjects, names?.objects.get("deals")?.hasAllFields, names?.hasAllActivities];
  };

  it("is everything where all was read", async () => {
    assert.deepEqual(await mayMark({}), [true, true, true]);
  });

  it("is nothing of what is refused, failed, empty or partial, and the rest is whole", async () => {
    for (const fields of [
      refusal(403, "permission_required"),
      refusal(400, "invalid"),
      [],
      [{ id: "f", name: "name" }, 7],
    ])
      assert.deepEqual(await mayMark({ [FIELDS]: fields }), [true, false, true]);
    assert.deepEqual(await mayMark({ "/activities": envelope([]) }), [true, true, false]);
    assert.deepEqual(await mayMark({ "/custom-objects": envelope([deals, "no object"]) }), [
      false,
      true,
      true,
    ]);
    assert.deepEqual(await mayMark({ "/custom-objects": refusal(403, "permission_required") }), [
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is nothing any more when it was read long ago", async () => {
    assert.deepEqual(await mayMark({}, 25 * HOUR), [false, false, false]);
  });
});
