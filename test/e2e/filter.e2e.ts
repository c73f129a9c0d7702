import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const patience = 40_000;

test.describe("A person who filters and sorts the companies in the sidebar", () => {
  const workbench = useWorkbench();
  const businesses = () => workbench.tree("Businesses");
  const records = async () => (await businesses().rows()).filter(({ level }) => level >= 3);
  const collection = async () => {
    const row = (await businesses().rows()).find(({ label }) => label.startsWith("Companies"));
    assert.ok(row);
    return row;
  };
  const isFiltered = (order: string) =>
    eventually(async () => {
      const { label, description } = await collection();
      const rows = await records();
      assert.equal(label, "Companies");
      assert.equal(
        description.replace(/[\u2066-\u2069]/g, ""),
        [`${rows.length} of 2,500`, "skyline", ...(order === "" ? [] : [order])].join(" · "),
      );
      assert.deepEqual(new Set(rows.map((row) => row.label)), new Set(["🏢 Skyline Offices"]));
    }, patience);

  test("sees the matching ones only, and how many there are", async () => {
    await exploreSampleData(workbench);
    await businesses().expand("Sample Business");
    await businesses().clickInlineAction("Companies", "Filter…");
    await workbench.quickInput.waitFor("Filter Companies in Sample Business");
    await workbench.quickInput.type("skyline");
    // The rows follow while one types.
    await isFiltered("");
    await workbench.screenshot("50-filter-while-typing");
    await workbench.quickInput.accept();
    await isFiltered("");
    await workbench.screenshot("50-filtered");
  });

  test("has them in another order, which with the filter outlasts a refresh and the window", async () => {
    await workbench.runCommand("Kizen: Sort…");
    await workbench.quickInput.waitFor("Sort Companies in Sample Business");
    await workbench.screenshot("51-sort");
    await workbench.quickInput.pick("Name");
    await isFiltered("by name");
    await workbench.runCommand("Kizen: Refresh");
    await isFiltered("by name");
    await workbench.waitUntilStored(`"filter":"skyline","sort":"name"`);
    await workbench.reload();
    await workbench.showViewContainer("Kizen");
    await isFiltered("by name");
  });

  test("clears the filter with one click, then the order with another", async () => {
    await businesses().clickInlineAction("Companies", "Clear Filter");
    await eventually(async () => {
      const { label, description } = await collection();
      assert.deepEqual([label, description], ["Companies", "2,500 · by name"]);
      const labels = (await records()).filter(({ level }) => level === 4).map((row) => row.label);
      assert.ok(labels.length > 5);
      const { compare } = new Intl.Collator("en", { numeric: true });
      assert.deepEqual(labels, labels.toSorted(compare));
    }, patience);
    await workbench.screenshot("52-sorted");
    await businesses().chooseFromMenu("Companies", "Clear Sort");
    await eventually(async () => {
      const [page, first] = await records();
      assert.deepEqual([page?.label, first?.label], ["1 – 100", "Flint Analytics Ltd"]);
      assert.equal((await collection()).description, "2,500");
    }, patience);
  });
});
