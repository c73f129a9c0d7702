import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person who comes back to records", () => {
  const workbench = useWorkbench();
  const businesses = () => workbench.tree("Businesses");
  const recent = () => workbench.tree("Recent");
  const recentLabels = async () => (await recent().rows()).map(({ label }) => label);
  const shownRecords = () =>
    eventually(async () => {
      const rows = (await businesses().rows()).filter(({ level }) => level === 4);
      assert.ok(rows.length > 5);
      return rows;
    });
  let first: string;
  let second: string;

  test("finds those that were opened, copied and inserted in a view of their own", async () => {
    await exploreSampleData(workbench);
    await businesses().expand("Sample Business");
    await businesses().expand("Companies");
    const records = await shownRecords();
    await workbench.unfoldView("Recent");
    [first, second] = [records[0]?.label ?? "", records[1]?.label ?? ""];
    await businesses().clickInlineAction(first, "Copy ID");
    await eventually(async () => assert.deepEqual(await recentLabels(), [first]));
    await workbench.openRecord(second);
    await eventually(async () => assert.deepEqual(await recentLabels(), [second, first]));
    await workbench.openFile("syncCompanies.ts");
    await recent().chooseFromMenu(first, "Insert ID at Cursor");
    await eventually(async () => assert.deepEqual(await recentLabels(), [first, second]));
    await workbench.screenshot("31-recent");
  });

  test("pins one, which stays first, also after the window was loaded again", async () => {
    await recent().clickInlineAction(second, "Pin");
    await eventually(async () => assert.deepEqual(await recentLabels(), [second, first]));
    await workbench.waitUntilStored(`"isPinned":true`);
    await workbench.reload();
    await workbench.showViewContainer("Kizen");
    await eventually(async () => assert.deepEqual(await recentLabels(), [second, first]));
  });

  test("is taken to the row of the record in the sidebar, from the view and from an open record", async () => {
    // A menu that is open while the sidebar still takes its rows from the reload may close under the mouse.
    await shownRecords();
    await businesses().collapse("Sample Business");
    await recent().chooseFromMenu(first, "Reveal in Sidebar");
    const selected = async () =>
      (await businesses().rows()).filter((row) => row.selected).map(({ label }) => label);
    await eventually(async () => assert.deepEqual(await selected(), [first]));
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor("Find Company in Sample Business");
    await workbench.quickInput.answer("Skyline Offices");
    await workbench.editor.waitForTab("🏢 Skyline Offices");
    await workbench.runCommand("Kizen: Reveal in Sidebar");
    await eventually(async () => assert.deepEqual(await selected(), ["🏢 Skyline Offices"]));
    await workbench.screenshot("32-revealed");
  });

  test("clears the list after being asked, and keeps what is pinned", async () => {
    await workbench.runCommand("Kizen: Clear Recent Records");
    assert.match(await workbench.dialog.text(), /Clear all recent records\?/);
    await workbench.dialog.choose("Clear");
    await eventually(async () => assert.deepEqual(await recentLabels(), [second]));
  });

  test("finds what was copied in bulk as one row, behind which the records stand", async () => {
    const rows = await businesses().rows();
    const at = rows.findIndex(({ selected }) => selected);
    const [one, other] = [rows[at + 1]?.label ?? "", rows[at + 2]?.label ?? ""];
    await businesses().click(one);
    await eventually(async () => assert.deepEqual(await recentLabels(), [second, one]));
    await businesses().click(other, "ControlOrMeta");
    await businesses().chooseFromMenu(other, "Copy ID");
    await eventually(async () => assert.deepEqual(await recentLabels(), [second, "2 Records", one]));
    await recent().expand("2 Records");
    await eventually(async () => {
      const [, , ...inside] = await recentLabels();
      assert.deepEqual(inside.slice(0, 2).toSorted(), [one, other].toSorted());
    });
    await workbench.screenshot("33-recent-in-bulk");
  });
});
