import assert from "node:assert/strict";
import { Businesses, type NewBusiness } from "../../../../src/model/businesses/businesses";
import { Installation } from "../../../support/ports";

const acme: NewBusiness = {
  name: "Acme",
  baseUrl: "https://app.go.kizen.com/api",
  userId: "user-1",
  businessId: "business-1",
  isSample: false,
};

const once = (subscribe: (listener: () => void) => unknown) =>
  new Promise<void>((resolve) => subscribe(resolve));

describe("businesses", () => {
  let installation: Installation;
  let keys = 0;
  const open = (lag?: number) =>
    new Businesses({
      state: installation.stateStore(lag),
      credentials: installation.credentials,
      signal: installation.signal,
      createKey: () => `key-${++keys}`,
    });

  beforeEach(() => {
    installation = new Installation();
  });

  it("keeps the API key apart from everything else", async () => {
    const businesses = open();
    const { key } = await businesses.add(acme, "secret-key");
    assert.equal(installation.keys.get(key), "secret-key");
    assert.ok(![...installation.state.values()].some((text) => text.includes("secret-key")));
  });

  it("has several at once, also with one key and user, and the last added is active", async () => {
    const businesses = open();
    await businesses.add(acme, "k");
    const second = await businesses.add({ ...acme, name: "Acme Test", businessId: "business-2" }, "k");
    assert.deepEqual(
      businesses.list.map(({ name }) => name),
      ["Acme", "Acme Test"],
    );
    assert.equal(businesses.active?.key, second.key);
  });

  it("is there again after a restart", async () => {
    const { key } = await open().add(acme, "k");
    const reopened = open();
    assert.equal(reopened.active?.key, key);
    assert.equal(reopened.get(key)?.name, "Acme");
  });

  it("renames and switches in place", async () => {
    const businesses = open();
    const first = await businesses.add(acme, "k");
    const second = await businesses.add({ ...acme, name: "Other" }, "k");
    await businesses.rename(second.key, "Another");
    await businesses.setActive(first.key);
    assert.equal(businesses.get(second.key)?.name, "Another");
    assert.equal(businesses.active?.key, first.key);
  });

  it("deletes the key with the business and says that what was loaded is void", async () => {
    const businesses = open();
    const { key } = await businesses.add(acme, "k");
    const voided: string[] = [];
    businesses.onDidChangeConnection((businessKey) => voided.push(businessKey));
    await businesses.remove(key);
    assert.equal(installation.keys.size, 0);
    assert.equal(businesses.active, undefined);
    assert.ok(voided.includes(key));
  });

  it("says so when a key is replaced", async () => {
    const businesses = open();
    const { key } = await businesses.add(acme, "old");
    const changed = once((listener) => businesses.onDidChangeConnection(listener));
    await businesses.replaceApiKey(key, "new");
    await changed;
    assert.equal(installation.keys.get(key), "new");
  });

  it("shows another window's changes, although its state arrives late", async () => {
    const [here, there] = [open(), open(120)];
    const changed = once((listener) => there.onDidChange(listener));
    const { key } = await here.add(acme, "k");
    await changed;
    assert.equal(there.get(key)?.name, "Acme");

    const voided = once((listener) => there.onDidChangeConnection(listener));
    await here.remove(key);
    await voided;
    await once((listener) => (there.list.length === 0 ? listener() : there.onDidChange(listener)));
    assert.deepEqual(there.list, []);
  });

  it("leaves out stored values that are no businesses", () => {
    installation.state.set(
      "businesses",
      JSON.stringify({ revision: 1, list: [{ key: 1 }, null, "x"], active: 3 }),
    );
    assert.deepEqual(open().list, []);
  });
});
