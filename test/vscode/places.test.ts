import assert from "node:assert/strict";
import * as vscode from "vscode";
import { placeCommands } from "../../src/features/explorer/placeCommands";
import { toTreeItem } from "../../src/features/explorer/treeItems";
import type { CollectionNode } from "../../src/model/explorer/explorerNodes";
import { smallSchema } from "../support/servers/schemaServer";
import { SchemaSidebar } from "../support/model/schemaSidebar";
import { eventually } from "../support/time/eventually";

describe("pinning and hiding objects in a real host", () => {
  let sidebar: SchemaSidebar;
  let commands: ReturnType<typeof placeCommands>;
  beforeEach(async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    commands = placeCommands({ ...sidebar.model, shown: sidebar.model.tree.shown });
  });
  afterEach(() => sidebar.model.dispose());

  const row = async (label: string): Promise<CollectionNode> => {
    const found = (await sidebar.rows()).find((node) => sidebar.labelOf(node) === label);
    assert.ok(found?.type === "collection", label);
    return found;
  };
  const drawn = async (label: string) => toTreeItem(await row(label), sidebar.model.tree);
  const close = () => vscode.commands.executeCommand("workbench.action.closeQuickOpen");
  const accept = () => vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

  it("is for the row of the menu, or for all that are selected with it", async () => {
    await commands["kizen.pinCollection"](await row("Deals"), [await row("Contacts")]);
    assert.deepEqual(await sidebar.below(), ["Deals", "Contacts", "Tax Lots", "schema"]);
    const pinned = await drawn("Deals");
    assert.match(String(pinned.description), /pinned$/);
    assert.match(pinned.contextValue ?? "", /\bcanUnpinHere\b/);
    assert.match((await drawn("Contacts")).contextValue ?? "", /\bcanPinHere\b.*/);
    const selection = [await row("Contacts"), await row("Tax Lots"), (await sidebar.rows()).at(-1)];
    await commands["kizen.hideCollection"](await row("Tax Lots"), selection);
    assert.deepEqual(await sidebar.below(), ["Deals", "schema"]);
    await commands["kizen.unpinCollection"](await row("Deals"));
    assert.doesNotMatch(String((await drawn("Deals")).description), /pinned/);
  });

  it("lets a person tick what is shown: those are ticked that were, and nothing changes when they give up", async () => {
    await sidebar.model.arrangements.setPlace(sidebar.model.business.key, ["deals"], "pinned");
    const { businessKey } = sidebar.root;
    const given = commands["kizen.chooseCollections"]({ businessKey });
    await eventually(async () => assert.ok(await isSettled(given, close)));
    assert.deepEqual(await sidebar.below(), ["Deals", "Contacts", "Tax Lots", "schema"]);

    await sidebar.model.arrangements.setPlace(businessKey, ["tax_lot"], "hidden");
    const kept = commands["kizen.chooseCollections"]({ businessKey });
    await eventually(async () => assert.ok(await isSettled(kept, accept)));
    assert.deepEqual(await sidebar.below(), ["Deals", "Contacts", "schema"], "what was ticked stays");
  });

  it("shows all again from the row that says that all are hidden", async () => {
    const { businessKey } = sidebar.root;
    await sidebar.model.arrangements.setPlace(businessKey, ["deals", "tax_lot", "client_client"], "hidden");
    const [hidden] = await sidebar.rows();
    assert.ok(hidden);
    const item = toTreeItem(hidden, sidebar.model.tree);
    assert.equal(item.command?.command, "kizen.chooseCollections");
    assert.deepEqual(item.command.arguments, [{ businessKey }]);
  });
});

/** Does something until a command has ended, for a list has to be on screen first. */
async function isSettled(running: Promise<void>, act: () => Thenable<unknown>): Promise<boolean> {
  await act();
  return await Promise.race([
    running.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 50)),
  ]);
}
