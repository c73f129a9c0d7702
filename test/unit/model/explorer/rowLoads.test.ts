import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import type { BusinessNode } from "../../../../src/model/explorer/businessNode";
import type { SchemaNode } from "../../../../src/model/explorer/schemaNode";
import { eventually } from "../../../support/time/eventually";
import { startModel, type TestModel } from "../../../support/model/model";
import { schemaServer, smallSchema } from "../../../support/servers/schemaServer";

describe("RowLoads: what a business's schema was being read for, when its row is closed", () => {
  let model: TestModel;
  let root: BusinessNode;
  /** Paths, by the way the test wants: what is held is never answered. */
  let isHeld: (path: string) => boolean;
  let held: string[];
  let ended: string[];

  beforeEach(async () => {
    isHeld = () => false;
    [held, ended] = [[], []];
    const answer: RequestListener = schemaServer(smallSchema());
    model = await startModel((request, response) => {
      const path = new URL(request.url ?? "", "http://x").pathname.slice("/api".length);
      if (!isHeld(path)) {
        answer(request, response);
        return;
      }
      held.push(path);
      request.socket.once("close", () => ended.push(path));
    });
    const [first] = model.tree.roots;
    assert.ok(first);
    root = first;
  });
  afterEach(() => model.dispose());

  const asked = () => model.server.requests.map(({ url }) => new URL(url, "http://x").pathname.slice(4));
  const underWay = () => model.transport.activity().requests.length;
  const fieldsOf = (object: string) => `/custom-objects/${object}/fields`;
  const isOf = (...paths: string[]) => {
    return (path: string) => paths.includes(path);
  };
  const isRead = () =>
    eventually(() => assert.equal(model.schemas.of(root.businessKey).part("team").state, "complete"));

  it("ends, and goes on when the row is opened again, with nothing asked twice that was answered", async () => {
    isHeld = (path) => path !== "/custom-objects" && path !== "/activities";
    await model.tree.children(root);
    await eventually(() => assert.ok(held.length > 3));
    const redrawn: unknown[] = [];
    model.tree.onDidChange((node) => redrawn.push(node));
    model.tree.close(root);
    await eventually(() => assert.equal(underWay(), 0));
    await eventually(() => assert.deepEqual(ended.toSorted(), held.toSorted()));
    assert.ok(redrawn.includes(root), "VS Code has to ask for the rows again");
    assert.equal(model.schemas.of(root.businessKey).part("fields", "deals").state, "unread");
    const before = asked().length;
    isHeld = () => false;
    await model.tree.children(root);
    await isRead();
    await model.schemas.open(root.businessKey);
    const paths = asked();
    assert.equal(new Set(paths.slice(before)).size, paths.length - before);
    assert.deepEqual(
      ["/custom-objects", "/activities"].map((path) => paths.filter((one) => one === path).length),
      [1, 1],
    );
  });

  it("goes on where somebody else waits for it", async () => {
    isHeld = isOf(fieldsOf("deals"));
    await model.tree.children(root);
    const found = new AbortController();
    const opened = model.schemas.open(root.businessKey, found.signal);
    await eventually(() => assert.ok(held.length > 0));
    model.tree.close(root);
    await eventually(() => assert.equal(model.schemas.of(root.businessKey).part("team").state, "complete"));
    assert.deepEqual(ended, []);
    found.abort();
    await opened;
    await eventually(() => assert.deepEqual(ended, [fieldsOf("deals")]));
  });

  it("ends for what was opened in the schema, but not for what a person waits for elsewhere", async () => {
    await model.tree.children(root);
    await model.schemas.open(root.businessKey);
    const catalogue = model.schemas.of(root.businessKey);
    catalogue.expire();
    isHeld = isOf(fieldsOf("deals"), fieldsOf("tax_lot"));
    const open = (object: string): Promise<unknown> => model.tree.children(fieldsRow(root, object));
    const rows = [open("deals"), open("tax_lot")];
    const page = catalogue.load("fields", "tax_lot");
    await eventually(() => assert.equal(held.length, 2));
    model.tree.close(root);
    await Promise.all(rows);
    await eventually(() => assert.deepEqual(ended, [fieldsOf("deals")]));
    assert.equal(catalogue.part("fields", "tax_lot").state, "loading");
    void page;
  });

  it("ends for a pipeline's stages and their counts", async () => {
    await model.tree.children(root);
    await model.schemas.open(root.businessKey);
    const deals = { businessKey: root.businessKey, kind: "deals" };
    await model.arrangements.setGrouped(deals, true);
    isHeld = isOf("/records/deals/search");
    const stages = await model.tree.children(model.tree.collection(deals));
    assert.equal(stages.length, 2);
    await eventually(() => assert.equal(held.length, 2));
    model.tree.close(root);
    await eventually(() => assert.equal(underWay(), 0));
  });

  it("ends when everything is being read anew, and is taken up when the row is opened", async () => {
    await model.tree.children(root);
    await model.schemas.open(root.businessKey);
    isHeld = isOf(fieldsOf("deals"));
    await model.tree.refresh(root.nodeId);
    await eventually(() => assert.deepEqual(held, [fieldsOf("deals")]));
    model.tree.close(root);
    await eventually(() => assert.deepEqual(ended, [fieldsOf("deals")]));
    isHeld = () => false;
    const before = asked().length;
    await model.tree.children(root);
    await model.schemas.open(root.businessKey);
    assert.ok(asked().slice(before).includes(fieldsOf("deals")));
  });

  it("ends when the business is removed", async () => {
    isHeld = (path) => path !== "/custom-objects";
    await model.tree.children(root);
    await eventually(() => assert.ok(held.length > 0));
    await model.businesses.remove(root.businessKey);
    await eventually(() => assert.equal(underWay(), 0));
    await eventually(() => assert.deepEqual(ended.toSorted(), held.toSorted()));
  });
});

/** The row *Fields* of an object. */
function fieldsRow(root: BusinessNode, object: string): SchemaNode {
  const { nodeId, businessKey } = root;
  const part = { name: "fields", of: object } as const;
  const id = `${nodeId}//schema/objects/${object}/fields`;
  return { type: "schema", nodeId: id, businessKey, parent: root, group: "fields", part, hasChildren: true };
}
