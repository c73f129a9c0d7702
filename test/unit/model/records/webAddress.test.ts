import assert from "node:assert/strict";
import fc from "fast-check";
import { createWebAddresses, type WebAddress } from "../../../../src/model/records/webAddress";
import type { RecordRef } from "../../../../src/model/recordRef";
import { startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";

const UUID = "7c1f0b5d-3a52-4e0a-9d8e-3f2a1b4c5d6e";

describe("the web address of a record", () => {
  let model: TestModel;
  let objectStatus: number;
  const objectRequests = () => model.server.requests.map(({ url }) => url);

  /** Asks with a template, for a business at one of Kizen's hosts; its API is answered by the test's server. */
  const addressOf = (
    ref: Partial<RecordRef>,
    { template = "", baseUrl = "https://app.fmo.kizen.com/api" } = {},
  ): Promise<WebAddress> => {
    const businesses = {
      get: (key: string) => {
        const business = model.businesses.get(key);
        return business && { ...business, baseUrl };
      },
    };
    const webAddressOf = createWebAddresses({
      businesses,
      apiMemory: model.apiMemory,
      clients: model.clients,
      kinds: model.kinds,
      template: () => template,
    });
    return webAddressOf({ businessKey: model.business.key, kind: "company", id: "id-1", ...ref });
  };

  beforeEach(async () => {
    objectStatus = 200;
    model = await startModel((_, response) =>
      json(response, objectStatus, { id: UUID, name: "companies_company" }),
    );
  });
  afterEach(() => model.dispose());

  it("is below the object's UUID in the web app of the API's environment, asked for once and kept", async () => {
    const url = `https://fmo.kizen.com/custom-objects/${UUID}/id-1`;
    assert.deepEqual(await addressOf({}), { url });
    assert.deepEqual(await addressOf({ id: "a/b" }), { url: url.replace("id-1", "a%2Fb") });
    assert.deepEqual(objectRequests(), ["/api/custom-objects/companies_company"]);
    assert.deepEqual(model.apiMemory.objectIds(model.business.key), { companies_company: UUID });
  });

  it("needs no UUID for a contact", async () => {
    assert.deepEqual(await addressOf({ kind: "client_client" }), {
      url: "https://fmo.kizen.com/client/id-1/details",
    });
    assert.deepEqual(objectRequests(), []);
  });

  it("is not known for another host, and nothing is asked", async () => {
    assert.deepEqual(await addressOf({}, { baseUrl: "https://kizen.example/api" }), {
      problem: "unknownHost",
    });
    assert.deepEqual(objectRequests(), []);
  });

  it("is not known where the business does not tell the UUID, and is asked for again", async () => {
    for (objectStatus of [404, 405, 403]) assert.deepEqual(await addressOf({}), { problem: "unknownObject" });
    objectStatus = 200;
    assert.ok("url" in (await addressOf({})));
  });

  it("rejects with what went wrong on the way, which trying again may help", async () => {
    objectStatus = 401;
    await assert.rejects(addressOf({}), { name: "KizenError", kind: "unauthorized" });
  });

  it("is what the person's template says, whatever the host, and nothing is asked", async () => {
    const template = "https://crm.example/{collection}/view?id={id}#{id}";
    assert.deepEqual(await addressOf({ id: "a b&c" }, { template, baseUrl: "https://kizen.example/api" }), {
      url: "https://crm.example/companies_company/view?id=a%20b%26c#a%20b%26c",
    });
    assert.deepEqual(objectRequests(), []);
  });

  it("is none where the template is no web address, lets a record choose the host, or names no record", async () => {
    const bad = [
      "javascript:alert('{id}')",
      "file:///{id}",
      "command:kizen.removeBusiness?{id}",
      "crm.example/{id}",
      "https://{id}.example/",
      "https://{id}/",
      "https://me:{id}@example.com/{id}",
      "https://crm.example/companies",
    ];
    for (const template of bad)
      assert.deepEqual(await addressOf({}, { template }), { problem: "badTemplate" });
  });

  it("stays on the template's host whatever the id is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (id) => {
        const address = await addressOf({ id }, { template: "https://crm.example/{collection}/{id}" });
        assert.ok("url" in address);
        const { origin, pathname, search, hash } = new URL(address.url);
        assert.deepEqual([origin, search, hash], ["https://crm.example", "", ""]);
        if (id !== "." && id !== "..") assert.equal(pathname.split("/").length, 3);
      }),
      { numRuns: 200 },
    );
  });
});
