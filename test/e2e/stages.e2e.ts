import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person who looks for a deal in a stage", () => {
  const workbench = useWorkbench();
  const tree = workbench.tree.bind(workbench, "Businesses");
  const rows = async () => tree().rows();

  test("groups the pipeline with one click, sees how many are in each stage, and finds the deal there", async () => {
    await exploreSampleData(workbench);
    await tree().collapse("Companies");
    await tree().row("Deals").waitFor();
    await tree().clickInlineAction("Deals", "Group by Stage");
    for (const stage of ["New", "Qualified", "Proposal Sent", "Closed Won", "Closed Lost"])
      await tree().row(stage).waitFor();
    await eventually(async () => {
      const won = (await rows()).find(({ label }) => label === "Closed Won");
      assert.match(won?.description ?? "", /^won · \d+$/);
    });
    await tree().expand("Closed Won");
    const below = async () => {
      const all = await rows();
      return all.slice(all.findIndex(({ label }) => label === "Closed Won") + 1);
    };
    await eventually(async () => assert.match((await below())[0]?.label ?? "", / – .* \d+$/));
    await workbench.screenshot("63-stages");
    const [deal] = await below();
    await tree()
      .row(deal?.label ?? "")
      .click();
    await workbench.editor.waitForTab(deal?.label ?? "");
    await workbench.screenshot("64-deal");
  });

  test("has one list again with one click", async () => {
    await tree().clickInlineAction("Deals", "Show in One List");
    await eventually(async () => {
      const labels = (await rows()).map(({ label }) => label);
      assert.ok(!labels.includes("Closed Won"));
      assert.ok(labels.includes("1 – 100"));
    });
  });
});
