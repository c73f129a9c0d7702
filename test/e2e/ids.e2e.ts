import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench, withTypeScript } from "./support/useWorkbench";

const PILOT = "f1bbcd48-eb57-4393-8e6a-00c01aec6edb";
const PILOT_NAME = "Amber Brands";

test.describe("A person who reads code with ids in it", () => {
  const workbench = useWorkbench(() => withTypeScript);
  const line = (text: string) => workbench.page.locator(".view-line", { hasText: text });
  const hover = () => workbench.page.locator(".monaco-hover:visible", { hasText: "Company in" });

  /** The middle of the first place where a text is drawn. */
  const middleOf = async (text: string) => {
    const box = await workbench.page
      .locator(".view-line span:not(:has(span))", { hasText: text })
      .first()
      .boundingBox();
    assert.ok(box, text);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  /** Points at a text until what it says of the record is shown: the hover of what lies on the way may have stayed. */
  const pointAt = async (text: string) => {
    await eventually(async () => {
      await workbench.page.mouse.move(5, 5);
      const { x, y } = await middleOf(text);
      await workbench.page.mouse.move(x, y);
      await workbench.page.mouse.move(x + 1, y);
      await hover().filter({ hasText: PILOT_NAME }).waitFor({ timeout: 10_000 });
    });
    return await middleOf(text);
  };

  test("reads a name as soon as the business is there, for its first page is loaded", async () => {
    await exploreSampleData(workbench);
    await eventually(async () => assert.ok((await workbench.statusBar.texts()).includes("Sample Business")));
    await workbench.openFile("syncCompanies.ts");
    await eventually(async () => assert.match(await line("pilotCompany =").innerText(), /Amber/), 200_000);
  });

  test("is told what an id means that the mouse points at", async () => {
    await pointAt(PILOT);
    const text = await hover().innerText();
    for (const part of ["Company in Sample Business", "hello@", "Open", "Copy JSON", "Open in Browser"])
      assert.ok(text.includes(part), `${part} in ${text}`);
    await eventually(async () =>
      assert.match((await line("pilotCompany =").innerText()).replaceAll("\u00a0", " "), /Amber Brands/),
    );
    await workbench.screenshot("20-id-hover");
    await hover().getByRole("link", { name: "Copy JSON" }).click();
    await eventually(async () => assert.match(await workbench.clipboard.read(), new RegExp(PILOT)));
    await workbench.page.mouse.move(5, 5);
  });

  test("reads the names of all ids once the companies are loaded", async () => {
    const tree = workbench.tree("Businesses");
    await tree.expand("Sample Business");
    await tree.expand("Companies");
    for (const [id, name] of [
      ["9e377971", "Flint Analytics Ltd"],
      ["3c6ef3a2", "Pine Analytics Co."],
    ] as const)
      await eventually(async () => {
        const text = (await line(`"${id}`).innerText()).replaceAll("\u00a0", " ");
        // Once, in the comment: a hint that says the same on the same line would only be noise.
        assert.equal(text.split(name).length, 2, text);
      });
    await eventually(async () =>
      assert.match(
        (await line("pilotCompany =").innerText()).replaceAll("\u00a0", " "),
        new RegExp(PILOT_NAME),
      ),
    );
    await pointAt(PILOT);
    await workbench.screenshot("21-id-names");
    await workbench.page.mouse.move(5, 5);
  });

  test("is told the same by the name, and opens the record with a click on it while Ctrl is held", async () => {
    const { x, y } = await pointAt(PILOT_NAME);
    await workbench.page.keyboard.down("ControlOrMeta");
    await workbench.page.mouse.move(x - 2, y, { steps: 3 });
    await workbench.page.mouse.move(x, y, { steps: 3 });
    await eventually(async () => {
      await workbench.page.mouse.click(x, y);
      assert.equal(await workbench.editor.activeTab(), PILOT_NAME);
    });
    await workbench.page.keyboard.up("ControlOrMeta");
    await workbench.page.keyboard.press("ControlOrMeta+w");
  });

  test("peeks at the record's JSON, and goes to it", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.editor.focus();
    await workbench.editor.moveTo(8, 30);
    await workbench.runCommand("Peek Definition");
    const peek = workbench.page.locator(".peekview-widget");
    await peek.locator(".view-line", { hasText: PILOT }).first().waitFor();
    await workbench.screenshot("22-id-peek");
    await workbench.page.keyboard.press("Escape");
    await workbench.editor.focus();
    await workbench.runCommand("Go to Definition");
    await workbench.editor.waitForTab(`${PILOT_NAME}.json`);
    await workbench.page.keyboard.press("ControlOrMeta+w");
  });

  test("turns the names off and on again", async () => {
    await workbench.openFile("syncCompanies.ts");
    const text = async () => (await line("pilotCompany =").innerText()).replaceAll("\u00a0", " ");
    await eventually(async () => assert.match(await text(), /Amber Brands/));
    await workbench.runCommand("Kizen: Toggle ID Names");
    await eventually(async () => assert.doesNotMatch(await text(), /Amber Brands/));
    await workbench.runCommand("Kizen: Toggle ID Names");
    await eventually(async () => assert.match(await text(), /Amber Brands/));
  });
});
