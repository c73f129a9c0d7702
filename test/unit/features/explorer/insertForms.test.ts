import assert from "node:assert/strict";
import { InsertForms } from "../../../../src/features/explorer/insertForms";
import { Installation } from "../../../support/model/ports";

describe("InsertForms: what of a thing is inserted", () => {
  it("is the API name in code and the id in JSON, until another is chosen there", async () => {
    const state = new Installation().stateStore();
    const forms = new InsertForms(state);
    assert.deepEqual(
      ["python", "typescript", "json", "jsonc", "jsonl", undefined].map((language) => forms.of(language)),
      ["name", "name", "id", "id", "id", "name"],
    );
    await forms.choose("python", "id");
    await forms.choose("json", "name");
    const next = new InsertForms(state);
    assert.deepEqual(
      ["python", "typescript", "json", "jsonc"].map((language) => next.of(language)),
      ["id", "name", "name", "id"],
    );
  });

  it("is what it is by default where what was kept is not as it was written", async () => {
    for (const kept of ["id", null, 7, { python: "code" }, ["id"]]) {
      const state = new Installation().stateStore();
      await state.set("insert.forms", kept);
      const forms = new InsertForms(state);
      assert.deepEqual([forms.of("python"), forms.of("json")], ["name", "id"]);
      await forms.choose("python", "id");
      assert.equal(forms.of("python"), "id");
    }
  });

  it("takes no language for more than its name", () => {
    const forms = new InsertForms(new Installation().stateStore());
    assert.equal(forms.of("__proto__"), "name");
    assert.equal(forms.of("constructor"), "name");
  });
});
