import assert from "node:assert/strict";
import { isReadPost } from "../../../../src/kizen/api/readPosts";

describe("isReadPost", () => {
  it("takes the searches of records for reads, by API name and by UUID", () => {
    assert.ok(isReadPost("/records/companies_company/search"));
    assert.ok(isReadPost("/records/6f1c9a52-4a7e-4c0d-9f7e-0d7a3b1c2e4f/search"));
  });

  it("takes nothing else for one, whatever it ends in", () => {
    for (const path of [
      "/search",
      "/records/search",
      "/records/a/b/search",
      "/records/a/search/",
      "/records/a/search/delete",
      "/records/a/add",
      "/records/a/upsert",
      "/custom-objects/a/fields/search",
      "/activities/a/responses",
      "/x/records/a/search",
    ])
      assert.ok(!isReadPost(path), path);
  });
});
