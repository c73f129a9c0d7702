import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { eventually } from "../support/time/eventually";
import { violationsIn } from "./support/accessibility";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

/** VS Code's own themes, and the class that the body of a page gets with them. */
const themes = [
  ["light", "Light Modern", "vscode-light"],
  ["dark", "Dark Modern", "vscode-dark"],
  ["high-contrast", "Dark High Contrast", "vscode-high-contrast"],
] as const;

test.describe("A person who reads the fields of an object", () => {
  const workbench = useWorkbench();
  const tree = workbench.tree.bind(workbench, "Businesses");
  const view = () => workbench.editor.webview();
  const row = (label: string) => view().getByRole("row", { name: label });
  /** An object stands twice: with its records, and deeper with its schema. */
  const schemaRow = (label: string) =>
    workbench.page
      .getByRole("tree", { name: "Businesses", exact: true })
      .locator('.monaco-list-row[aria-level="4"]', {
        has: workbench.page.locator(".monaco-icon-name-container").getByText(label, { exact: true }),
      });
  const filter = () => view().getByRole("searchbox", { name: "Filter fields" });

  test("opens it from the sidebar", async () => {
    await exploreSampleData(workbench);
    await tree().collapse("Companies");
    await tree().expand("Schema");
    await tree().expand("Objects");
    // Of its records first, then of its schema.
    await tree().chooseFromMenu("Service Requests", "Open Object");
    await workbench.editor.waitForTab("Service Requests");
    await view().getByRole("treegrid").waitFor();
    const deals = schemaRow("Deals");
    await eventually(async () => {
      // A row that is drawn anew under the pointer has its buttons again once the pointer moves.
      await workbench.page.mouse.move(0, 0);
      await deals.hover();
      await deals.locator('.actions a[aria-label^="Open Object"]').click({ timeout: 3_000 });
    });
    await workbench.editor.waitForTab("Deals");
    await row("Lead Source").waitFor();
    await schemaRow("Contacts").click();
    await workbench.page.keyboard.press("Enter");
    await workbench.editor.waitForTab("Contacts");
    await deals.click();
    await workbench.editor.waitForTab("Deals");
    assert.deepEqual(await workbench.editor.tabs(), ["Service Requests", "Deals", "Contacts"]);
    await row("Lead Source").waitFor();
  });

  for (const [name, theme, className] of themes) {
    test(`finds it readable in ${name}`, async () => {
      await workbench.setTheme(theme);
      await eventually(async () => {
        const classes = await view().locator("body").getAttribute("class");
        assert.ok(classes?.split(" ").includes(className), classes ?? "");
      });
      await view().getByRole("button", { name: "Expand All" }).click();
      await filter().fill("e");
      await row("Trade Show").waitFor();
      await row("Lead Source").getByRole("gridcell").first().click();
      await row("Trade Show")
        .getByRole("gridcell")
        .nth(2)
        .click({ modifiers: ["Shift"] });
      await workbench.screenshot(`63-object-${name}`);
      assert.deepEqual(await violationsIn(workbench), []);
      await row("Trade Show").getByRole("gridcell").first().click({ button: "right" });
      await view().getByRole("menu").waitFor();
      await workbench.screenshot(`64-object-menu-${name}`);
      assert.deepEqual(await violationsIn(workbench), []);
      await workbench.page.keyboard.press("Escape");
    });
  }

  test("filters, and copies an option's id", async () => {
    await view().getByRole("button", { name: "Collapse All" }).click();
    await filter().fill("trade");
    const option = row("Trade Show");
    await option.waitFor();
    const seen = await workbench.statusBar.watch();
    await option.getByRole("gridcell").last().click();
    await workbench.page.keyboard.press("Control+c");
    await eventually(async () => assert.match(await workbench.clipboard.read(), /^[\da-f-]{36}$/));
    await eventually(async () => assert.ok((await seen()).includes("Copied ID of option Trade Show")));
  });

  test("exports it as CSV", async () => {
    await view().getByRole("button", { name: "Export As…" }).click();
    await view().getByRole("menuitem", { name: "Export as CSV…" }).click();
    // The dialog writes its own name into the box once it knows the folder, over whatever was typed before.
    await eventually(async () => assert.match(await workbench.quickInput.value(), /-fields\.csv$/));
    const file = path.join(workbench.workspace, "deals-fields.csv");
    await workbench.quickInput.answer(file);
    await workbench.notifications.waitFor("Exported 2 rows to deals-fields.csv");
    const lines = parse(await readFile(file, "utf8"));
    assert.deepEqual(
      lines.map(([label, name]) => [label, name]),
      [
        ["Label", "API Name"],
        ["Lead Source", "lead_source"],
        ["Trade Show", lines[2]?.[1] ?? ""],
      ],
    );
    assert.match(lines[2]?.at(-1) ?? "", /^deals_\w+\.lead_source$/);
  });

  test("finds it as they left it after the window was loaded again, without the sidebar", async () => {
    await workbench.waitUntilStored("trade");
    await workbench.reload();
    await workbench.editor.waitForTab("Deals");
    await row("Trade Show").waitFor();
    assert.equal(await filter().inputValue(), "trade");
    await workbench.screenshot("65-object-restored");
  });

  test("opens another one from the palette, and is told what may not be seen", async () => {
    await workbench.runCommand("Kizen: Open Object…");
    await workbench.quickInput.pick("Payroll");
    await workbench.editor.waitForTab("Payroll");
    await view().getByRole("alert").waitFor();
    await view().getByRole("button", { name: "Retry" }).waitFor();
    await workbench.screenshot("66-object-refused");
    assert.deepEqual(await violationsIn(workbench), []);
  });
});
