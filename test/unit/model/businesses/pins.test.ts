import assert from "node:assert/strict";
import type { Business } from "../../../../src/model/businesses/businesses";
import {
  choosePin,
  foreignBusinesses,
  pinnedBusiness,
  type Pin,
} from "../../../../src/model/businesses/pins";

const ACME = "5a3b1c00-0000-4000-8000-000000000001";
const GLOBEX = "5a3b1c00-0000-4000-8000-000000000002";

const business = (key: string, businessId: string): Business => ({
  key,
  name: key,
  baseUrl: "",
  userId: "u",
  businessId,
  isSample: false,
});
const [acme, again, globex] = [
  business("acme", ACME),
  business("acme-again", ACME.toUpperCase()),
  business("globex", GLOBEX),
] as const;
const list = [acme, again, globex];
const businesses = {
  list,
  activeFirst: [again, acme, globex],
  get: (key: string) => list.find((one) => one.key === key),
};
const pin: Pin = { businessId: ACME, from: "setting" };

describe("the pin of a folder", () => {
  it("is the setting's, else the profile's, whatever the two hold", () => {
    const profile = { profile: "acme", business_id: GLOBEX };
    assert.deepEqual(choosePin({ setting: ` ${ACME.toUpperCase()} `, profile, plugin: undefined }), pin);
    for (const setting of ["", "  ", 17, null, undefined, [ACME]]) {
      assert.deepEqual(choosePin({ setting, profile, plugin: { developer_business_id: ACME } }), {
        businessId: GLOBEX,
        from: "profile",
      });
    }
    for (const none of [undefined, null, {}, { business_id: "" }, { business_id: 3 }, "text"]) {
      assert.equal(choosePin({ setting: "", profile: none, plugin: none }), undefined);
    }
  });

  it("is cleaned as the ids of businesses are, and kept as it is where it cannot be", () => {
    for (const written of [`"${ACME}"`, `“${ACME}”`, `business_id=${ACME}`, `\u200b${ACME}\ufeff\r\n`])
      assert.deepEqual(choosePin({ setting: written, profile: undefined, plugin: undefined }), pin);
    const wrong = choosePin({ setting: "", profile: { business_id: "acme é" }, plugin: undefined });
    assert.deepEqual(wrong, { businessId: "acme é", from: "profile" });
  });

  it("is a plugin's where nothing else says it: one business, or one for each environment", () => {
    const chosen = (developer_business_id: unknown) =>
      choosePin({ setting: "", profile: undefined, plugin: { developer_business_id } });
    assert.deepEqual(chosen(` ${ACME.toUpperCase()}`), { businessId: ACME, from: "plugin" });
    const both = chosen({ dev: "other", go: GLOBEX, us: GLOBEX, bad: 3 });
    assert.deepEqual(both, { businessId: "other", otherIds: [GLOBEX], from: "plugin" });
    assert.ok(both);
    assert.equal(pinnedBusiness(both, businesses)?.key, "globex");
    for (const none of [undefined, null, "", 3, {}, { dev: "" }, []]) assert.equal(chosen(none), undefined);
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
