import assert from "node:assert/strict";
import { Businesses, type NewBusiness } from "../../../../src/model/businesses/businesses";
import type { StateStore } from "../../../../src/model/ports";
import { eventually } from "../../../support/time/eventually";
import { Installation } from "../../../support/model/ports";

const acme: NewBusiness = {
  name: "Acme",
  baseUrl: "https://app.go.kizen.com/api",
  userId: "user-1",
  businessId: "business-1",
  isSample: false,
};

const once = (subscribe: (listener: () => void) => unknown) =>
  new Promise<void>((resolve) => subscribe(resolve));

let installation: Installation;
let keys = 0;
let opened: Businesses[];

const open = (
  lag?: number,
  { state = installation.stateStore(lag), workspaceState = new Installation().stateStore() } = {},
) => {
  const { credentials, signal } = installation;
  const createKey = () => `key-${++keys}`;
  const window = new Businesses({ state, workspaceState, credentials, signal, createKey });
  opened.push(window);
  return window;
};

describe("businesses", () => {
  beforeEach(() => {
    installation = new Installation();
    opened = [];
  });
  afterEach(() => opened.forEach((window) => window.dispose()));

  describe("in one window", inOneWindow);
  describe("in several windows", inSeveralWindows);
  describe("from another version", fromStored);
});

function inOneWindow(): void {
  it("keeps the API key apart from everything else", async () => {
    const businesses = open();
    const { key } = await businesses.add(acme, "secret-key");
    assert.equal(installation.keys.get(key), "secret-key");
    assert.ok(![...installation.state.values()].some((text) => text.includes("secret-key")));
  });

  it("reads ids that were stored as they were pasted without what came along", async () => {
    await open().add({ ...acme, userId: "\u200buser-1", businessId: "“business-1”\n" }, "k");
    assert.deepEqual(
      open().list.map(({ userId, businessId }) => [userId, businessId]),
      [["user-1", "business-1"]],
    );
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
}

function inSeveralWindows(): void {
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

  it("keeps what two windows changed at the same time, and no key of a business that is nowhere", async () => {
    const lag = 30;
    const windows = [open(lag), open(lag)] as const;
    const [mine, theirs] = await Promise.all(
      windows.map((window, at) => window.add({ ...acme, name: `By ${at}` }, "k")),
    );
    assert.ok(mine && theirs);
    const agree = (names: readonly string[]) =>
      eventually(() => {
        for (const window of [...windows, open()])
          assert.deepEqual(window.list.map(({ name }) => name).toSorted(), names);
      });
    await agree(["By 0", "By 1"]);
    // Values of one business, a removal, and one more business.
    await Promise.all([
      windows[0].rename(mine.key, "Renamed"),
      windows[1].setProduction(mine.key, true),
      windows[0].remove(theirs.key),
      windows[1].rename(theirs.key, "Too late"),
      windows[1].add({ ...acme, name: "Third" }, "k"),
    ]);
    await agree(["Renamed", "Third"]);
    await eventually(() => {
      for (const window of [...windows, open()]) assert.equal(window.get(mine.key)?.isProduction, true);
    });
    assert.deepEqual(
      [...installation.keys.keys()].toSorted(),
      windows[0].list.map(({ key }) => key).toSorted(),
    );
  });

  it("deletes the key also where the state cannot be written, and keeps none of what cannot be added", async () => {
    const store = installation.stateStore();
    let isFull = false;
    const state: StateStore = {
      get: (key) => store.get(key),
      set: (key, value) => (isFull ? Promise.reject(new Error("disk full")) : store.set(key, value)),
    };
    const businesses = open(0, { state });
    const { key } = await businesses.add(acme, "k");
    isFull = true;
    await assert.rejects(businesses.add(acme, "k"));
    assert.deepEqual([...installation.keys.keys()], [key]);
    assert.deepEqual(
      businesses.list.map((business) => business.key),
      [key],
    );
    await assert.rejects(businesses.remove(key));
    assert.equal(installation.keys.size, 0);
    assert.deepEqual(businesses.list, []);
  });

  it("removes the business also where its key cannot be deleted, and says so", async () => {
    const businesses = open();
    const { key } = await businesses.add(acme, "k");
    installation.credentials.deleteApiKey = () => Promise.reject(new Error("locked"));
    await assert.rejects(businesses.remove(key));
    assert.deepEqual([businesses.list, open().list], [[], []]);
  });

  it("drops a key that arrives for a business which another window removed", async () => {
    const businesses = open();
    const { key } = await businesses.add(acme, "k");
    await businesses.remove(key);
    await businesses.replaceApiKey(key, "new");
    assert.equal(installation.keys.size, 0);
  });

  it("has an active one of its own in each workspace; a new one begins with the last choice", async () => {
    const workspace = new Installation().stateStore();
    const here = open(0, { workspaceState: workspace });
    const first = await here.add(acme, "k");
    const there = open();
    const second = await there.add({ ...acme, name: "Other" }, "k");
    await eventually(() => assert.ok(here.get(second.key)));
    assert.deepEqual([here.active?.key, there.active?.key], [first.key, second.key]);
    assert.equal(open().active?.key, second.key);
    // After a restart each workspace has what it had, also where nobody ever chose there.
    assert.equal(open(0, { workspaceState: workspace }).active?.key, first.key);
    const silent = new Installation().stateStore();
    assert.equal(open(0, { workspaceState: silent }).active?.key, second.key);
    await here.setActive(first.key);
    assert.equal(open(0, { workspaceState: silent }).active?.key, second.key);
    assert.equal(there.active?.key, second.key);
    assert.equal(open().active?.key, first.key);
  });

  it("does not change the active one of a window that had none to choose from when another adds", async () => {
    const [silent, busy] = [open(), open()];
    const first = await busy.add(acme, "k");
    await eventually(() => assert.equal(silent.active?.key, first.key));
    const second = await busy.add({ ...acme, name: "Other" }, "k");
    await eventually(() => assert.ok(silent.get(second.key)));
    assert.equal(silent.active?.key, first.key);
    await busy.remove(first.key);
    await eventually(() => assert.equal(silent.active?.key, second.key));
  });
}

function fromStored(): void {
  it("leaves out stored values that are no businesses", () => {
    for (const list of [[{ key: 1 }, null, "x", [], { ...acme, key: "" }], "x", null, { 0: acme }]) {
      const stored = { revision: "1", list, active: 3, activeAt: {}, removed: ["x"] };
      installation.state.set("businesses", JSON.stringify(stored));
      assert.deepEqual(open().list, []);
    }
  });

  it("leaves out the parts of a business that do not fit, and keeps the rest whole", () => {
    const good = { ...acme, key: "a" };
    const list = [
      {
        ...good,
        isProduction: "yes",
        other: 1,
      },
      {
        ...good,
        key: "b",
        isProduction: true,
        given: { name: "now" },
      },
      { ...good, name: "The same key again" },
      { ...good, key: "c", added: -1 },
    ];
    installation.state.set("businesses", JSON.stringify({ revision: 4, list, active: "b" }));
    const businesses = open();
    assert.deepEqual(JSON.parse(JSON.stringify(businesses.list)), [
      good,
      { ...good, key: "b", isProduction: true },
      { ...good, key: "c" },
    ]);
    assert.equal(businesses.active?.key, "b");
  });
}
