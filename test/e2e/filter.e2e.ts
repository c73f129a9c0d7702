import assert from "node:assert/strict";
import { eventually } from "../support/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { inOnePath } from "./support/inOnePath";
import { useWorkbench } from "./support/useWorkbench";

const patience = 40_000;

describe("A person who filters and sorts the companies in the sidebar", () => {
  inOnePath();
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
      assert.match(label, /^Companies — “skyline”, \d+$/);
      assert.equal(description, order);
      assert.equal(Number(label.split(", ")[1]), rows.length);
      assert.deepEqual(new Set(rows.map((row) => row.label)), new Set(["🏢 Skyline Offices"]));
    }, patience);

  it("sees the matching ones only, and how many there are", async () => {
    await exploreSampleData(workbench);
    await businesses().expand("Sample Business");
    await businesses().clickInlineAction("Companies", "Filter…");
    await workbench.quickInput.waitFor("Filter Records of Sample Business");
    await workbench.quickInput.answer("skyline");
    await isFiltered("");
    await workbench.screenshot("50-filtered");
  });

  it("has them in another order, which with the filter outlasts a refresh and the window", async () => {
    await workbench.runCommand("Kizen: Sort…");
    await workbench.quickInput.waitFor("Sort Records of Sample Business");
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

  it("clears the filter with one click, then the order with another", async () => {
    await businesses().clickInlineAction((await collection()).label, "Clear Filter");
    await eventually(async () => {
      const { label, description } = await collection();
      assert.deepEqual([label, description], ["Companies", "2,500 · by name"]);
      const labels = (await records()).filter(({ level }) => level === 4).map((row) => row.label);
      assert.ok(labels.length > 5);
      const { compare } = new Intl.Collator("en", { numeric: true });
      assert.deepEqual(labels, labels.toSorted(compare));
    }, patience);
    await workbench.screenshot("52-sorted");
    await businesses().clickInlineAction("Companies", "Restore Kizen's Order");
    await eventually(async () => {
      const [page, first] = await records();
      assert.deepEqual([page?.label, first?.label], ["1 – 100", "Flint Analytics Ltd"]);
      assert.equal((await collection()).description, "2,500");
    }, patience);
  });
});
