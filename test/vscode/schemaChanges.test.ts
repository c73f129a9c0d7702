import assert from "node:assert/strict";
import * as vscode from "vscode";
import { toTreeItem } from "../../src/features/explorer/treeItems";
import {
  registerSchemaChanges,
  type SchemaChangesView,
} from "../../src/features/schemaChanges/schemaChanges";
import { eventually } from "../support/time/eventually";
import { SchemaSidebar } from "../support/model/schemaSidebar";
import { envelope, smallSchema } from "../support/servers/schemaServer";

describe("changes of a schema in a real host", () => {
  const answers = smallSchema();
  let sidebar: SchemaSidebar;
  let view: SchemaChangesView;
  beforeEach(async () => {
    Object.assign(answers, smallSchema());
    sidebar = await SchemaSidebar.start(answers);
    const { businesses, schemas } = sidebar.model;
    view = registerSchemaChanges({ businesses, history: schemas.history, scheme: "kizenchangestest" });
  });
  afterEach(async () => {
    view.dispose();
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await sidebar.model.dispose();
  });

  const show = () => view.commands["kizen.showSchemaChanges"]({ businessKey: sidebar.root.businessKey });
  const row = async () => {
    const schema = (await sidebar.rows()).at(-1);
    assert.ok(schema);
    return toTreeItem(schema, sidebar.model.tree);
  };
  const texts = async () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff, "there is no comparison");
    const documents = [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri));
    return (await Promise.all(documents)).map((document) => document.getText());
  };

  it("stand in the row of the schema, and are compared from there", async () => {
    await assert.rejects(show(), /Nothing changed in the schema of Acme since it was last read/);
    assert.doesNotMatch((await row()).contextValue ?? "", /canShowSchemaChanges/);
    answers["/role"] = envelope([{ id: "r-1", name: "Vendor" }]);
    await sidebar.model.tree.refresh(sidebar.root.nodeId);
    await eventually(async () => assert.equal((await row()).description, "1 role renamed"));
    assert.match((await row()).contextValue ?? "", /\bcanShowSchemaChanges\b/);
    await show();
    await eventually(async () => {
      const [before = "", after = ""] = await texts();
      assert.match(before, /"label": "Seller"/);
      assert.match(after, /"label": "Vendor"/);
    });
  });

  it("are said once, with the comparison one press away, and an open comparison follows", async () => {
    answers["/role"] = envelope([{ id: "r-1", name: "$(trash) [x](command:kizen.removeBusiness)" }]);
    await sidebar.model.schemas.refresh(sidebar.root.businessKey);
    await eventually(async () => {
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      assert.match((await texts())[1] ?? "", /removeBusiness/);
    });
    answers["/role"] = envelope([{ id: "r-1", name: "Vendor" }]);
    await sidebar.model.schemas.refresh(sidebar.root.businessKey);
    await eventually(async () => assert.match((await texts())[1] ?? "", /"label": "Vendor"/));
  });
});
