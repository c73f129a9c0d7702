import assert from "node:assert/strict";
import { eventually } from "../../support/time/eventually";
import type { Workbench } from "./workbench";

/** Adds the business whose values VS Code has in its environment, at an address, and opens its companies in the sidebar. `name` is what Kizen calls it. */
export async function openBusinessFromEnvironment(
  workbench: Workbench,
  baseUrl: string,
  name = "Sample Business",
): Promise<void> {
  await addBusinessFromEnvironment(workbench, baseUrl);
  const businesses = workbench.tree("Businesses");
  await businesses.expand(name);
  await businesses.expand("Companies");
}

/**
 * Adds the business whose values VS Code has in its environment, at an address. It ends, as the command does, with the
 * focus in the view: what opens earlier would lose it.
 */
export async function addBusinessFromEnvironment(workbench: Workbench, baseUrl: string): Promise<void> {
  await workbench.showViewContainer("Kizen");
  await workbench.clickWelcomeButton("Add Business");
  await takeOverEnvironment(workbench, baseUrl);
}

/** Goes through the steps of *Add Business* with those values; the box is open. It ends as the command does, see above. */
export async function takeOverEnvironment(workbench: Workbench, baseUrl: string): Promise<void> {
  const { quickInput } = workbench;
  await quickInput.pick("From the environment (KIZEN_API_KEY)");
  // The environment names no host; the step that asks for it has the same title as the one before.
  await eventually(async () => assert.equal((await quickInput.rows()).at(-1)?.label, "Other Address…"));
  await quickInput.pick("Other Address…");
  await eventually(async () => assert.match(await quickInput.placeholder(), /^https:/));
  await quickInput.answer(baseUrl);
  await quickInput.waitFor("Add Business: Business ID (4/5)");
  await quickInput.accept();
  await quickInput.waitFor("Add Business: Name (5/5)");
  await quickInput.accept();
  await workbench.tree("Businesses").waitForFocus();
}

/**
 * Adds the sample business from the view's welcome. It ends, as the command does, with the first collection expanded: a
 * row that is collapsed earlier would be expanded again, and push the rows below it off the screen.
 */
export async function exploreSampleData(workbench: Workbench): Promise<void> {
  await workbench.showViewContainer("Kizen");
  await workbench.clickWelcomeButton("Explore Sample Data");
  // It is selected last: from then on the sidebar takes the focus from nobody.
  const business = workbench.tree("Businesses").row("Sample Business");
  await business.and(workbench.page.locator("[aria-selected=true]")).waitFor();
  await workbench.tree("Businesses").waitForFocus();
  const companies = workbench.tree("Businesses").row("Companies");
  await companies.and(workbench.page.locator("[aria-expanded=true]")).waitFor();
  await untilSchemaIsRead(workbench);
}

/**
 * Waits for the last request of a business's schema, which is read in the background: rows that are drawn anew when parts
 * of it arrive lose a click, and what counts requests would count these.
 */
export async function untilSchemaIsRead(workbench: Workbench): Promise<void> {
  await eventually(async () => assert.match(await workbench.logs(), /GET \/team\S* +\d{3}/));
}
