import assert from "node:assert/strict";
import { labelOfRow } from "../../../../src/model/lookup/foundRow";
import { Lookup } from "../../../../src/model/lookup/lookup";
import { thingSections } from "../../../../src/model/schema/thingSections";
import { eventually } from "../../../support/time/eventually";
import { startModel } from "../../../support/model/model";
import { circularSchema, schemaServer } from "../../../support/servers/schemaServer";

describe("Lookup: objects whose relations lead to each other", () => {
  it("are found with their fields, once each, and nothing is asked twice", async () => {
    const model = await startModel(schemaServer(circularSchema()));
    const lookup = new Lookup(model);
    try {
      lookup.setScope({ businessKeys: [model.business.key], kinds: "none", sections: thingSections });
      await model.schemas.open(model.business.key);
      for (const [query, ...sections] of [
        ["leads to", ["fields", "Leads to lot", "Leads to deal", "Leads to parent"]],
        ["tax_lot", ["objects", "Tax Lots"], ["fields", "Leads to deal", "Leads to parent"]],
      ] as const) {
        lookup.setQuery(query);
        await eventually(() => {
          assert.ok(lookup.state.isCurrent);
          const found = lookup.state.sections.map(({ name, rows }) => [name, ...rows.map(labelOfRow)]);
          assert.deepEqual(found, sections);
        });
      }
      const urls = model.server.requests.map(({ url }) => url);
      assert.equal(new Set(urls).size, urls.length);
    } finally {
      lookup.dispose();
      await model.dispose();
    }
  });
});
