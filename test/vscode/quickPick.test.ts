import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import { pickOne, showQuickPick } from "../../src/platform/quickPick";
import { eventually } from "../support/time/eventually";
import { english } from "../support/english";
import { createPicker, type Picker, type PickItem } from "../../src/platform/text/picker";

/** What whoever takes the focus does to an open list, and so does Escape. */
const closeList = () => vscode.commands.executeCommand("workbench.action.closeQuickOpen");
const acceptList = () => vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

describe("showQuickPick in a real host, when something closes the picker as it appears", () => {
  let picker: Picker<PickItem>;
  let closed: number;

  beforeEach(() => {
    picker = createPicker();
    picker.items = [{ label: english("first") }, { label: english("second") }];
    closed = 0;
  });
  afterEach(() => picker.dispose());

  const hidden = () => new Promise<void>((resolve) => picker.onDidHide(resolve));

  it("is shown again, and closed for good by whoever closes it then", async () => {
    const isHidden = hidden();
    showQuickPick(picker, () => closed++);
    await closeList();
    await isHidden;
    assert.equal(closed, 0);
    const isHiddenAgain = hidden();
    const isAccepted = new Promise<void>((resolve) => picker.onDidAccept(resolve));
    // Only a list on screen can be accepted.
    await eventually(async () => {
      await acceptList();
      await Promise.race([isAccepted, sleep(50).then(() => assert.fail("The list is not there."))]);
    });
    await closeList();
    await isHiddenAgain;
    assert.equal(closed, 1);
  });

  it("is closed for good by whoever has seen it", async () => {
    const isHidden = hidden();
    const isSeen = new Promise<void>((resolve) => picker.onDidChangeActive(() => resolve()));
    showQuickPick(picker, () => closed++);
    await isSeen;
    await sleep(500);
    await closeList();
    await isHidden;
    assert.equal(closed, 1);
  });

  it("stays closed where it closed itself", async () => {
    const isHidden = hidden();
    showQuickPick(picker, () => closed++).close();
    await isHidden;
    assert.equal(closed, 1);
  });

  it("asks again, and answers what is chosen then", async () => {
    const answer = pickOne(picker.items, { title: english("One of two") });
    await closeList();
    await eventually(async () => {
      await acceptList();
      const first = await Promise.race([answer, sleep(50)]);
      assert.equal(first?.label, "first");
    });
  });
});
