import assert from "node:assert/strict";
import type { Business } from "../../../../src/model/businesses/businesses";
import { choosePin, foreignBusinesses, pinnedBusiness, type Pin } from "../../../../src/model/businesses/pins";

const ACME = "5a3b1c00-0000-4000-8000-000000000001";
const GLOBEX = "5a3b1c00-0000-4000-8000-000000000002";

const business = (key: string, businessId: string): Business => ({
  ...{ key, name: key, baseUrl: "", userId: "u", businessId, isSample: false },
});
const list = [business("acme", ACME), business("acme-again", ACME.toUpperCase()), business("globex", GLOBEX)];
const businesses = { list, active: list[1], get: (key: string) => list.find((one) => one.key === key) };
const pin: Pin = { businessId: ACME, from: "setting" };

describe("the pin of a folder", () => {
  it("is the setting's, else the profile's, whatever the two hold", () => {
    const profile = { profile: "acme", business_id: GLOBEX };
    assert.deepEqual(choosePin({ setting: ` ${ACME.toUpperCase()} `, profile }), pin);
    for (const setting of ["", "  ", 17, null, undefined, [ACME]]) {
      assert.deepEqual(choosePin({ setting, profile }), { businessId: GLOBEX, from: "profile" });
    }
    for (const none of [undefined, null, {}, { business_id: "" }, { business_id: 3 }, "text"]) {
      assert.equal(choosePin({ setting: "", profile: none }), undefined);
    }
  });

  it("means the active one where a business was added twice, and none where it was not added", () => {
    assert.equal(pinnedBusiness(pin, businesses)?.key, "acme-again");
    assert.equal(pinnedBusiness({ ...pin, businessId: "other" }, businesses), undefined);
  });

  it("is foreign to records of another business, not to those of the same one under another user", () => {
    const refs = ["globex", "acme", "globex", "acme-again", "removed"].map((businessKey) => ({
      businessKey,
    }));
    const keys = (chosen: Pin | undefined) =>
      foreignBusinesses(chosen, refs, businesses).map(({ key }) => key);
    assert.deepEqual(keys(pin), ["globex"]);
    assert.deepEqual(keys({ businessId: "not added", from: "profile" }), ["globex", "acme", "acme-again"]);
    assert.deepEqual(keys(undefined), []);
  });
});
