import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench, withTypeScript } from "./support/useWorkbench";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The first company of the sample, which is the same one each time. */
interface Company {
  readonly name: string;
  readonly id: string;
}

const workbench = useWorkbench(() => withTypeScript);
const businesses = () => workbench.tree("Businesses");
let company: Company;
/** The rows of the tree, once they satisfy a condition. */
const rowsWhere = (condition: (labels: readonly string[]) => boolean) =>
  eventually(async () => {
    const rows = await businesses().rows();
    assert.ok(condition(rows.map(({ label }) => label)), JSON.stringify(rows));
    return rows;
  });

test.describe("A person who looks at the sample business", () => {
  test("is welcomed and adds it with one click", async () => {
    await workbench.showViewContainer("Kizen");
    await workbench.screenshot("01-welcome");
    await exploreSampleData(workbench);
    const [row] = await rowsWhere((labels) => labels.includes("Sample Business"));
    assert.match(row?.description ?? "", /sample/);
    await eventually(async () => assert.ok((await workbench.statusBar.texts()).includes("Sample Business")));
    // It is selected, and its first page is there without another click.
    await rowsWhere((labels) => labels.includes("1 – 100") && labels.length > 20);
    await eventually(async () => assert.equal((await businesses().rows())[0]?.selected, true));
    assert.equal(
      await workbench.page.locator('.pane-header[aria-label^="Recent"]').getAttribute("aria-expanded"),
      "false",
    );
  });

  test("has its records, however soon after a refresh a collection is expanded", async () => {
    await businesses().collapse("Companies");
    for (const label of ["Contacts", "Deals", "Service Requests", "Contacts", "Deals", "Service Requests"]) {
      await businesses().clickInlineAction(label, "Refresh");
      await businesses().expand(label);
      await eventually(async () => {
        const rows = await businesses().rows();
        assert.ok(
          rows.some(({ level }) => level === 4),
          label,
        );
      });
      await businesses().collapse(label);
    }
    await businesses().expand("Companies");
  });

  test("opens pages one by one", async () => {
    const rows = await rowsWhere((labels) => labels.includes("1 – 100") && labels.length > 20);
    await eventually(async () => {
      const [, companies] = await businesses().rows();
      assert.equal(companies?.description, "2,500");
    });
    assert.equal(rows.find(({ label }) => label === "1 – 100")?.expanded, true);
    const record = rows.find(({ level }) => level === 4);
    assert.ok(record);
    await workbench.screenshot("02-companies");

    await businesses().collapse("1 – 100");
    await businesses().expand("101 – 200");
    const describe = async (page: string) =>
      (await businesses().rows()).find(({ label }) => label === page)?.description ?? "";
    await eventually(async () => assert.match(await describe("101 – 200"), / … /));
    assert.equal(
      await describe("1 – 100"),
      `${record.label} … ${(await describe("1 – 100")).split(" … ")[1] ?? ""}`,
    );
    await businesses().collapse("101 – 200");
    await businesses().expand("1 – 100");
    company = { name: record.label, id: "" };
  });

  test("copies its id with the button of the row", async () => {
    const notices = await workbench.statusBar.watch();
    await businesses().clickInlineAction(company.name, "Copy ID");
    await eventually(async () => assert.ok((await notices()).includes(`Copied the ID of ${company.name}`)));
    const id = await eventually(async () => {
      const text = await workbench.clipboard.read();
      assert.match(text, UUID);
      return text;
    });
    company = { ...company, id };
  });

  test("copies what the context menu offers, and the command it copies has no key in it", async () => {
    await businesses().chooseFromMenu(company.name, "Copy As", "Copy Name");
    await eventually(async () => assert.equal(await workbench.clipboard.read(), company.name));
    await businesses().chooseFromMenu(company.name, "Copy As", "Copy JSON");
    await eventually(async () => assert.match(await workbench.clipboard.read(), /"value": 9007199254740993/));
    await businesses().chooseFromMenu(company.name, "Copy As", "Copy as cURL");
    const curl = await eventually(async () => {
      const text = await workbench.clipboard.read();
      assert.match(text, /^curl /);
      return text;
    });
    assert.ok(curl.includes('"X-API-KEY: $KIZEN_API_KEY"') && curl.includes(company.id));
    assert.ok(!curl.includes("kizen-sample-key"));
  });

  test("copies several ids at once", async () => {
    const rows = await businesses().rows();
    const [first, second, third] = rows.filter(({ level }) => level === 4);
    assert.ok(first && second && third);
    await businesses().click(first.label);
    await businesses().click(third.label, "Shift");
    const notices = await workbench.statusBar.watch();
    await businesses().chooseFromMenu(second.label, "Copy ID");
    await eventually(async () => assert.ok((await notices()).includes("Copied 3 IDs")));
    await eventually(async () => {
      const ids = (await workbench.clipboard.read()).split("\n");
      assert.equal(ids.length, 3);
      assert.ok(ids.every((id) => UUID.test(id)));
    });
  });

  test("opens the record in its own view", async () => {
    await workbench.openRecord(company.name);
    const page = workbench.editor.webview();
    await page.getByText("9007199254740993").waitFor();
    await page.getByText(company.id).first().waitFor();
    await workbench.screenshot("03-record");
  });
});

test.describe("A person who works with the sample business", () => {
  test("opens it as JSON, with folding and outline", async () => {
    await businesses().chooseFromMenu(company.name, "Open as JSON");
    await workbench.editor.waitForTab(`${company.name}.json`);
    const text = await eventually(async () => {
      const value = await workbench.editor.text();
      assert.ok(value.includes(company.id));
      return value;
    });
    assert.match(text, /"value": 9007199254740993\n/);
    assert.match(text, /"value": \d\.0\n/);
    await workbench.screenshot("04-json");
    await workbench.page.keyboard.press("ControlOrMeta+Shift+o");
    await workbench.quickInput.type("@custom_fields");
    await eventually(async () => {
      const [row] = await workbench.quickInput.rows();
      assert.equal(row?.label, "custom_fields");
    });
    await workbench.quickInput.cancel();
  });

  test("finds a company by a part of its name while the other pages load, and opens it", async () => {
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor("Find Company in Sample Business");
    await workbench.quickInput.type("skyline");
    await eventually(async () => {
      const [row] = await workbench.quickInput.rows();
      assert.match(row?.label ?? "", /Skyline Offices/);
    });
    await eventually(async () =>
      assert.equal(await workbench.quickInput.title(), "Find Company in Sample Business"),
    );
    await workbench.screenshot("05-find");
    await workbench.quickInput.accept();
    await workbench.editor.waitForTab("🏢 Skyline Offices");
    // A tab that opens takes the focus, also from what is open over it.
    await workbench.editor.webview().locator("[role=treeitem]:focus").waitFor();
  });

  test("finds a company by a pasted id", async () => {
    // From the palette above the record: VS Code gives the focus back to the record, which may close the list once.
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor("Find Company in Sample Business");
    await workbench.quickInput.type(`https://go.kizen.com/custom-objects/${company.id}`);
    await eventually(async () => {
      const rows = await workbench.quickInput.rows();
      assert.deepEqual(
        rows.map(({ label }) => label),
        [company.name],
      );
    });
    await workbench.quickInput.cancel();
  });

  test("inserts an id into a file, in the quotes of its language", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.editor.focus();
    await workbench.editor.moveTo(1, 1);
    // Without Enter, which a list of suggestions would take for itself.
    await workbench.page.keyboard.type("export const found = ;");
    await workbench.editor.moveTo(1, 22);
    await workbench.runCommand("Kizen: Insert Company ID…");
    await workbench.quickInput.waitFor("Insert Company ID from Sample Business");
    // Enter at once: it means the answer to what was typed, also where that is not on screen yet.
    await workbench.quickInput.answer(company.name);
    // Whoever looks into the file sooner takes the focus from the list, which closes it with nothing chosen.
    await workbench.quickInput.waitUntilClosed();
    await eventually(async () => {
      const [line] = (await workbench.editor.text()).split("\n");
      assert.ok(line?.startsWith(`export const found = "${company.id}";`), line);
    });
    await workbench.page.keyboard.press("ControlOrMeta+s");
    const saved = async () => readFile(path.join(workbench.workspace, "src", "syncCompanies.ts"), "utf8");
    await eventually(async () => assert.ok((await saved()).includes(company.id)));
    await workbench.screenshot("06-inserted");
  });

  test("finds everything still there after the window was loaded again", async () => {
    await workbench.reload();
    await workbench.showViewContainer("Kizen");
    const rows = await rowsWhere(
      (labels) => labels.includes("Sample Business") && labels.includes(company.name),
    );
    assert.equal(rows.find(({ label }) => label === "Companies")?.expanded, true);
    const tabs = await workbench.editor.tabs();
    assert.ok(tabs.includes(company.name) || tabs.includes("🏢 Skyline Offices"), tabs.join());
    await workbench.page.getByRole("tab", { name: "🏢 Skyline Offices" }).first().click();
    await workbench.editor
      .webview()
      .getByText("9007199254740993", { exact: false })
      .or(workbench.editor.webview().getByRole("tree"))
      .first()
      .waitFor();
    await workbench.screenshot("07-reloaded");
  });

  test("removes it again, after being asked", async () => {
    await businesses().chooseFromMenu("Sample Business", "Remove Business");
    assert.match(await workbench.dialog.text(), /Remove “Sample Business”\?/);
    await workbench.dialog.choose("Remove");
    await eventually(async () => assert.deepEqual(await businesses().rows(), []));
    await workbench.screenshot("08-removed");
  });
});
