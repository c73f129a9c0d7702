import assert from "node:assert/strict";
import fc from "fast-check";
import { RecentRecords } from "../../../../src/model/records/recentRecords";
import type { RecordUse } from "../../../../src/model/records/recordUse";
import type { RecordRef } from "../../../../src/model/recordRef";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";

let model: TestModel;

const refOf = (id: string, businessKey = model.business.key): RecordRef => {
  return { businessKey, kind: "company", id };
};

const shown = (recent = model.recent, businessKey?: string) =>
  recent.list(businessKey).map(({ ref: { id } }) => id);

const note = (...ids: string[]) =>
  ids.reduce(async (before, id) => {
    await before;
    await model.recent.note(refOf(id), `Name ${id}`, "opened");
  }, Promise.resolve());

describe("recent records", () => {
  beforeEach(async () => {
    model = await startModel(companyPages(0));
  });
  afterEach(() => model.dispose());

  describe("one by one", noting);
  describe("together", keeping);
});

function noting(): void {
  it("list a record once, with its newest use first, as far as it is one of the last fifty", async () => {
    const uses = fc.array(fc.tuple(fc.nat(80), fc.constantFrom<RecordUse>("opened", "copied", "inserted")), {
      maxLength: 150,
    });
    await fc.assert(
      fc.asyncProperty(uses, async (all) => {
        await model.recent.clear({ pinned: true });
        for (const [id, how] of all) await model.recent.note(refOf(String(id)), undefined, how);
        const newest = new Map(all);
        assert.deepEqual(
          model.recent.list().map(({ ref: { id }, how }) => [id, how]),
          [...new Set(all.toReversed().map(([id]) => id))]
            .slice(0, 50)
            .map((id) => [String(id), newest.get(id)]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("keep the name that was known where a later use knows none", async () => {
    await model.recent.note(refOf("1"), "Acme", "opened");
    await model.recent.note(refOf("1"), undefined, "copied");
    await model.recent.note(refOf("2"), undefined, "inserted");
    assert.deepEqual(
      model.recent.list().map(({ label, how }) => [label, how]),
      [
        ["2", "inserted"],
        ["Acme", "copied"],
      ],
    );
  });

  it("keep pinned records first and for good, and let the others go before them", async () => {
    await note("a", "b");
    await model.recent.pin(refOf("a"));
    await note(...Array.from({ length: 60 }, (_, index) => String(index)));
    assert.equal(shown().length, 51);
    assert.deepEqual(shown().slice(0, 2), ["a", "59"]);
    assert.ok(model.recent.isPinned(refOf("a")) && !model.recent.isPinned(refOf("59")));
    await model.recent.unpin(refOf("a"));
    assert.ok(!shown().includes("a"));
  });

  it("are forgotten singly, all but the pinned, or all", async () => {
    await note("a", "b", "c");
    await model.recent.pin(refOf("a"));
    await model.recent.forget(refOf("b"));
    assert.deepEqual(shown(), ["a", "c"]);
    await model.recent.clear({ pinned: false });
    assert.deepEqual(shown(), ["a"]);
    await model.recent.clear({ pinned: true });
    assert.deepEqual(shown(), []);
  });
}

function keeping(): void {
  it("are one entry where a command was run on several, which takes no place from single ones", async () => {
    await note("a");
    const bulk = Array.from({ length: 300 }, (_, index) => ({
      ref: refOf(`bulk-${index}`),
      label: `B ${index}`,
    }));
    await model.recent.noteAll(bulk, "copied");
    await model.recent.noteAll(bulk, "inserted");
    assert.deepEqual(shown(), ["a"]);
    const [group, ...others] = model.recent.groups(model.business.key);
    assert.deepEqual([group?.count, group?.how, others], [300, "inserted", []]);
    assert.equal(group?.records.length, 50);
    assert.equal(model.recent.lastUsed(model.business.key), group.at);
    await model.recent.noteAll(bulk.slice(0, 1), "copied");
    assert.ok(shown().includes("bulk-0"));
    await model.recent.forget(refOf("bulk-1"));
    assert.equal(model.recent.groups(model.business.key)[0]?.count, 299);
    for (let size = 2; size < 20; size++) await model.recent.noteAll(bulk.slice(0, size), "copied");
    assert.equal(model.recent.groups(model.business.key).length, 10);
    await model.recent.clear({ pinned: false });
    assert.deepEqual(model.recent.groups(model.business.key), []);
    await model.recent.noteAll(bulk, "copied");
    await model.businesses.remove(model.business.key);
    assert.ok(![...model.installation.state.values()].some((text) => text.includes("bulk-")));
    assert.deepEqual(model.recent.groups(model.business.key), []);
  });

  it("leave out what was stored as a group and is none", async () => {
    const state = model.installation.stateStore();
    const restarted = new RecentRecords(model.businesses, state);
    const good = { kind: "company", id: "x", label: "X" };
    for (const broken of [
      null,
      [null],
      [{ records: [{ id: 1 }], how: "copied", at: 1 }],
      [{ records: [good] }],
    ]) {
      await state.set(`recent.groups.${model.business.key}`, broken);
      assert.deepEqual(restarted.groups(model.business.key), []);
    }
    await state.set(`recent.groups.${model.business.key}`, [{ records: [good, 1], how: "copied", at: 1 }]);
    assert.equal(restarted.groups(model.business.key)[0]?.records.length, 1);
    restarted.dispose();
  });

  it("belong to their business and go with it", async () => {
    const other = await model.businesses.add({ ...model.business, name: "Other" }, "key");
    await note("a");
    await model.recent.note(refOf("x", other.key), "X", "copied");
    await model.recent.clear({ businessKey: "no such business", pinned: true });
    // Used within one millisecond, either may be the newer one.
    assert.deepEqual(shown().toSorted(), ["a", "x"]);
    assert.deepEqual(shown(model.recent, other.key), ["x"]);
    await model.businesses.remove(other.key);
    assert.deepEqual(shown(), ["a"]);
    assert.ok(![...model.installation.state.values()].some((text) => text.includes('"x"')));
    await model.recent.note(refOf("y", other.key), "Y", "copied");
    assert.deepEqual(shown(), ["a"]);
  });

  it("survive a restart, whatever else was stored in their place", async () => {
    await note("a");
    const state = model.installation.stateStore();
    const restarted = new RecentRecords(model.businesses, state);
    assert.deepEqual(shown(restarted), ["a"]);
    const key = `recent.${model.business.key}`;
    for (const broken of [
      null,
      "x",
      {},
      [null, 1, {}, { id: "b" }, { ...model.recent.list()[0], how: "?" }],
    ]) {
      await state.set(key, broken);
      assert.deepEqual(shown(restarted), []);
    }
    restarted.dispose();
  });

  it("tell whoever shows them", async () => {
    let changes = 0;
    const subscription = model.recent.onDidChange(() => changes++);
    await note("a");
    await model.recent.pin(refOf("a"));
    await model.recent.forget(refOf("a"));
    assert.equal(changes, 3);
    subscription.dispose();
  });
}
