import assert from "node:assert/strict";
import type { CollectionPlace } from "../../../../src/model/explorer/arrangements";
import type { ExplorerNode } from "../../../../src/model/explorer/explorerNodes";
import { eventually } from "../../../support/time/eventually";
import { envelope, lots, smallSchema } from "../../../support/servers/schemaServer";
import { SchemaSidebar } from "../../../support/model/schemaSidebar";

describe("ShownCollections: which objects a person has in the sidebar", () => {
  let sidebar: SchemaSidebar;
  afterEach(() => sidebar.model.dispose());

  const key = () => sidebar.model.business.key;
  const put = (place: CollectionPlace | undefined, ...kinds: string[]) =>
    sidebar.model.arrangements.setPlace(key(), kinds, place);

  it("stand pinned first, and are gone while they are hidden, after one redraw of their business", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    assert.deepEqual(await sidebar.below(), ["Contacts", "Deals", "Tax Lots", "schema"]);
    const redrawn: (string | undefined)[] = [];
    sidebar.model.tree.onDidChange((node) => redrawn.push(node?.nodeId));
    await put("pinned", "tax_lot");
    assert.deepEqual(await sidebar.below(), ["Tax Lots", "Contacts", "Deals", "schema"]);
    await put("hidden", "client_client", "deals");
    assert.deepEqual(await sidebar.below(), ["Tax Lots", "schema"]);
    assert.deepEqual(redrawn, [key(), key()]);
    await put(undefined, "tax_lot", "deals");
    assert.deepEqual(await sidebar.below(), ["Deals", "Tax Lots", "schema"]);
  });

  it("are kept with the installation beside their filters, and go with their business", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    const deals = { businessKey: key(), kind: "deals" };
    await sidebar.model.arrangements.setFilter(deals, "acme");
    await put("hidden", "deals");
    await put("pinned", "tax_lot");
    const stored = () => sidebar.model.installation.stateStore().get("explorer.arrangements");
    assert.deepEqual(stored(), {
      [`${key()}/deals`]: { filter: "acme", place: "hidden" },
      [`${key()}/tax_lot`]: { place: "pinned" },
    });
    await put(undefined, "deals", "tax_lot");
    assert.deepEqual(stored(), { [`${key()}/deals`]: { filter: "acme" } });
    await put("pinned", "tax_lot");
    await sidebar.model.businesses.remove(key());
    await eventually(() => assert.deepEqual(stored(), {}));
  });

  it("take no place that nobody gave them, whatever is stored", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    await sidebar.model.installation.stateStore().set("explorer.arrangements", {
      [`${key()}/deals`]: { place: "nowhere" },
      [`${key()}/tax_lot`]: { place: 1 },
      [`${key()}/gone`]: { place: "pinned" },
    });
    assert.deepEqual(await sidebar.below(), ["Contacts", "Deals", "Tax Lots", "schema"]);
  });

  it("say that all are hidden, with the way to show them again, but not before all are known", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    await put("hidden", "client_client", "deals", "tax_lot");
    assert.deepEqual(await sidebar.below(), ["hidden", "schema"]);
    const { tree, business } = sidebar.model;
    const other = await sidebar.model.businesses.add(
      { ...business, name: "Other" },
      "another-key-never-shown",
    );
    await sidebar.model.arrangements.setPlace(other.key, ["company"], "hidden");
    const root = tree.roots.find(({ businessKey }) => businessKey === other.key);
    assert.ok(root);
    assert.deepEqual(await tree.children(root), []);
  });

  it("are what commands mean that are run on none of them: that of the selected row, else the first", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    const { tree } = sidebar.model;
    const kindOf = (node?: ExplorerNode) => tree.collectionOf(node)?.kind;
    const [record] = await sidebar.rows("Deals");
    assert.equal(record?.type, "record");
    assert.deepEqual(
      [kindOf(record), kindOf(), kindOf(sidebar.root)],
      ["deals", "client_client", "client_client"],
    );
    await put("pinned", "tax_lot");
    assert.equal(kindOf(), "tax_lot");
  });

  it("come back when something in them is to be shown", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    await put("hidden", "deals");
    const found = await sidebar.model.tree.find({ businessKey: key(), kind: "deals", id: "d-1" });
    assert.equal(found?.summary.label, "Big One");
    assert.deepEqual(await sidebar.below(), ["Contacts", "Deals", "Tax Lots", "schema"]);
  });

  it("fold only those that nobody pinned, and none of the pinned, where they are more than 25", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `o${String(index).padStart(2, "0")}`);
    const objects = names.map((name) => ({ ...lots, id: `id-${name}`, name, object_name: name }));
    sidebar = await SchemaSidebar.start({ "/custom-objects": envelope(objects) });
    await put("pinned", "o39");
    const rows = await sidebar.below();
    assert.deepEqual([rows[0], rows[1], rows[24], rows[25]], ["o39", "o00", "o23", "more"]);
    await put("hidden", "o00");
    await put("pinned", ...names.slice(10));
    assert.deepEqual(await sidebar.below(), [...names.slice(10), "more", "schema"]);
    const [, ...far] = names.slice(0, 10);
    const more = (await sidebar.rows()).find(({ type }) => type === "more");
    assert.ok(more);
    const below = await sidebar.model.tree.children(more);
    assert.deepEqual(
      below.map((node) => sidebar.labelOf(node)),
      far,
    );
    for (const node of below) assert.equal(sidebar.model.tree.parent(node), more);
  });
});
