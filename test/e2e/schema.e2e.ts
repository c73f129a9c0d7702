import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

test.describe("A person who looks for a name or an id of the schema", () => {
  const workbench = useWorkbench();
  const tree = workbench.tree.bind(workbench, "Businesses");
  const copied = (text: string | RegExp) =>
    eventually(async () =>
      typeof text === "string"
        ? assert.equal(await workbench.clipboard.read(), text)
        : assert.match(await workbench.clipboard.read(), text),
    );

  test("finds every object of the business with its records", async () => {
    await exploreSampleData(workbench);
    await tree().collapse("Companies");
    for (const label of ["Contacts", "Deals", "Service Requests", "Schema"])
      await tree().row(label).waitFor();
    await tree().expand("Service Requests");
    await tree().expand("1 – 100");
    await tree().row("SR-0001").waitFor();
    await workbench.screenshot("60-objects");
    await tree().collapse("Service Requests");
  });

  test("goes from the sidebar to an option's id, and to a field's API name", async () => {
    for (const [index, label] of ["Schema", "Objects", "Deals", "Fields", "Deal", "Lead Source"].entries())
      await expand(label, index + 2);
    await tree().row("Trade Show").waitFor();
    await workbench.screenshot("61-schema");
    const seen = await workbench.statusBar.watch();
    await tree().chooseFromMenu("Trade Show", "Copy As", "Copy ID");
    await copied(UUID);
    await tree().clickInlineAction("Lead Source", "Copy");
    await copied("lead_source");
    for (const said of ["Copied the ID of option Trade Show", "Copied the API name of field Lead Source"])
      await eventually(async () => assert.ok((await seen()).includes(said), said));
  });

  test("is told what may not be seen, and the rest is whole", async () => {
    await expand("Payroll", 4);
    // Below those of Deals.
    await expand("Fields", 5, 1);
    const labels = async () => (await tree().rows()).map(({ label }) => label);
    await eventually(async () =>
      assert.ok((await labels()).some((label) => label.startsWith("The user of this API key has no right"))),
    );
    assert.ok((await labels()).includes("Service Requests"));
    await workbench.screenshot("62-schema-refused");
  });

  /** An object stands twice, with its records and below *Objects* with its schema: the level tells one from the other. */
  async function expand(label: string, level: number, place = 0): Promise<void> {
    const row = workbench.page
      .getByRole("tree", { name: "Businesses", exact: true })
      .locator(`.monaco-list-row[aria-level="${level}"]`, {
        has: workbench.page.locator(".monaco-icon-name-container").getByText(label, { exact: true }),
      })
      .nth(place);
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) !== "true") await row.locator(".monaco-tl-twistie").click();
  }
});
