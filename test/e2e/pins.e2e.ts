import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import { SECRET, type ScriptedServer } from "../support/servers/scriptedServer";
import {
  ACME,
  companyId,
  GLOBEX,
  ONLY_GLOBEX,
  SHARED,
  startTwoBusinesses,
} from "../support/servers/twoBusinesses";
import { eventually } from "../support/time/eventually";
import { addBusinessFromEnvironment } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const [FLINT = "", PINE = ""] = SHARED;

let server: ScriptedServer;
test.beforeAll(async () => (server = await startTwoBusinesses()));
test.afterAll(() => server.close());
const workbench = useWorkbench(() => ({
  KIZEN_API_KEY: SECRET,
  KIZEN_USER_ID: "5a3b1c00-0000-4000-8000-0000000000cc",
  KIZEN_BUSINESS_ID: ACME.id,
}));
const businesses = () => workbench.tree("Businesses");
const rowsOf = async () => (await businesses().rows()).map(({ label }) => label);
const recentRows = async () => (await workbench.tree("Recent").rows()).map(({ label }) => label);
const timesInEditor = async (text: string) => (await workbench.editor.text()).split(text).length - 1;
async function emptyLastLine(): Promise<void> {
  await workbench.editor.focus();
  await workbench.page.keyboard.press("ControlOrMeta+End");
  await workbench.page.keyboard.press("Enter");
}

test.describe("A person who finds ids of two businesses", () => {
  test("adds both", async () => {
    await addBusinessFromEnvironment(workbench, server.credentials.baseUrl);
    await eventually(async () => assert.ok((await rowsOf()).includes("Acme")));
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.pick("Key and user of “Acme”");
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await workbench.quickInput.answer(GLOBEX.id);
    await workbench.quickInput.waitFor("Add Business: Name (5/5)");
    await workbench.quickInput.accept();
    await eventually(async () => assert.ok((await rowsOf()).includes("Globex")));
    await workbench.unfoldView("Recent");
    // The rows below are those of the other business.
    await businesses().collapse("Acme");
  });

  test("looks for a company in one of them, then in both, by the keyboard alone", async () => {
    const named = async () =>
      (await workbench.quickInput.rows())
        .filter(({ label }) => label === FLINT)
        .map(({ detail }) => detail.split(" · ")[0]);
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor("Find Company in ");
    await workbench.quickInput.type("flint");
    await eventually(async () => assert.equal((await named()).length, 1));
    // The last row says what the button in the title does.
    const isOnToggle = async () => /All Businesses/.test(await workbench.quickInput.focused());
    await eventually(async () => {
      if (!(await isOnToggle())) await workbench.page.keyboard.press("ArrowUp");
      // Rows that arrive in the moment of a key put the choice back; a person looks before Enter.
      await workbench.page.waitForTimeout(300);
      assert.ok(await isOnToggle());
    });
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.waitFor("Find Company in All Businesses");
    await eventually(async () => assert.deepEqual((await named()).sort(), ["Acme", "Globex"]));
    await workbench.screenshot("49-look-up-in-both");
    await workbench.quickInput.cancel();
  });

  test("pins the folder to one, and marks the other as production", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.runCommand("Kizen: Pin Folder to Business…");
    await workbench.quickInput.pick("Acme");
    await eventually(async () => {
      const texts = await workbench.statusBar.texts();
      assert.ok(
        texts.some((text) => text.includes("Globex") && text.includes("Acme")),
        texts.join(" | "),
      );
    });
    const settings = path.join(workbench.workspace, ".vscode", "settings.json");
    await eventually(async () => assert.match(await readFile(settings, "utf8"), new RegExp(ACME.id)));
    await businesses().chooseFromMenu("Globex", "Mark as Production");
    await eventually(async () => {
      const row = (await businesses().rows()).find(({ label }) => label === "Globex");
      assert.match(row?.description ?? "", /production/);
    });
    await workbench.screenshot("40-pinned-and-production");
  });

  test("is asked for the business that the folder is pinned to, also where another one is active", async () => {
    await workbench.runCommand("Kizen: Insert Company ID…");
    await workbench.quickInput.waitFor("Insert Company ID from All Businesses");
    await workbench.quickInput.pick("Search Only “Acme”");
    await workbench.quickInput.waitFor("Insert Company ID from Acme");
    await workbench.quickInput.type(ONLY_GLOBEX);
    await eventually(async () => {
      const [row] = await workbench.quickInput.rows();
      assert.match(row?.label ?? "", /Nothing found/);
    });
    await workbench.quickInput.pick("Search All Businesses");
    await workbench.quickInput.waitFor("Insert Company ID from All Businesses");
    await workbench.quickInput.cancel();
  });

  test("sees that mark on its records too, in what is found and in the record's tab", async () => {
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor("Find Company in All Businesses");
    await workbench.quickInput.type(ONLY_GLOBEX);
    await eventually(async () => {
      const [row] = await workbench.quickInput.rows();
      assert.deepEqual([row?.label, row?.detail.split(" · ")[0]], [ONLY_GLOBEX, "Globex (production)"]);
    });
    await workbench.screenshot("41-production-in-lookup");
    await workbench.quickInput.accept();
    await workbench.editor.waitForTab(ONLY_GLOBEX);
    await workbench.editor.webview().getByText("Production", { exact: true }).waitFor();
    await workbench.screenshot("42-production-in-record");
    await workbench.openFile("syncCompanies.ts");
  });

  test("sees which ids are of the other business, and what to do about them", async () => {
    await businesses().expand("Globex");
    await businesses().expand("Companies");
    await eventually(async () => assert.ok((await rowsOf()).includes(ONLY_GLOBEX)));
    await workbench.page.locator(".monaco-editor .squiggly-info").first().waitFor();
    const menu = workbench.page.locator(".action-widget");
    await eventually(async () => {
      // The tree takes the focus once more when it has been drawn anew, and closes the menu by that.
      await workbench.editor.focus();
      await workbench.editor.moveTo(3, 10);
      // The light bulb says that VS Code knows the fixes.
      const lightBulb = ".monaco-editor .codicon-light-bulb, .monaco-editor .lightBulbWidget";
      await workbench.page.locator(lightBulb).first().waitFor({ timeout: 5_000 });
      await workbench.page.keyboard.press("ControlOrMeta+.");
      await menu.getByText("Ignore This ID in This Folder").waitFor({ timeout: 5_000 });
    });
    await workbench.screenshot("41-warning-with-quick-fixes");
    await workbench.page.keyboard.press("Escape");
  });
});

test.describe("A person who writes ids of two businesses", () => {
  test("is asked before an id of the other business goes in", async () => {
    await businesses().chooseFromMenu(FLINT, "Insert ID at Cursor");
    const text = await workbench.dialog.text();
    assert.match(text, /Insert an ID of “Globex \(production\)” into a folder pinned to “Acme”\?/);
    await workbench.screenshot("42-foreign-id-asked");
    await workbench.dialog.choose("Cancel");
  });

  test("replaces the ids of the other business, after a preview, and is told what was left", async () => {
    await workbench.runCommand("Kizen: Replace IDs Between Businesses…");
    await workbench.quickInput.pick("Globex");
    await workbench.quickInput.pick("Acme");
    const panel = workbench.page.locator(".refactor-preview, .bulk-edit-panel").first();
    await panel.waitFor();
    await workbench.screenshot("43-refactor-preview");
    // Everything is ticked, and rows say which records the ids are of.
    await eventually(async () => assert.match(await panel.innerText(), new RegExp(FLINT)));
    await workbench.page.getByRole("button", { name: "Apply", exact: true }).click();
    await eventually(async () => {
      const text = await workbench.editor.text();
      assert.ok(text.includes(companyId(ACME, 0)) && text.includes(companyId(ACME, 1)), text);
      assert.ok(text.includes(companyId(GLOBEX, 2)));
    });
    await workbench.notifications.choose("Replaced 2 IDs of “Globex” with those of “Acme”", "List Them");
    await eventually(async () =>
      assert.match(await workbench.page.locator(".part.sidebar").innerText(), /has none of this name/),
    );
    await workbench.screenshot("44-left-ids");
  });

  test("completes an id by the name of its company", async () => {
    await workbench.editor.focus();
    await workbench.editor.moveTo(1, 1);
    await workbench.page.keyboard.type("export const completed = kizen:fli");
    await workbench.page.keyboard.press("Control+Space");
    const widget = workbench.page.locator(".suggest-widget.visible");
    await widget.getByText(FLINT).first().waitFor();
    await workbench.screenshot("45-completion");
    await workbench.page.keyboard.press("Enter");
    await eventually(async () => {
      const [line] = (await workbench.editor.text()).split("\n");
      assert.match(line ?? "", new RegExp(`^export const completed = "${companyId(ACME, 0)}"`));
    });
  });

  test("goes on behind the blanks of a name, and Enter never breaks the string", async () => {
    await emptyLastLine();
    const widget = workbench.page.locator(".suggest-widget.visible");
    // The quote that closes it comes by itself, and so does the list behind each blank.
    await workbench.page.keyboard.type('export const second = "kizen:pine');
    await widget.getByText(PINE).first().waitFor();
    await workbench.page.keyboard.type(" analytics");
    await widget.getByText(PINE).first().waitFor();
    await workbench.page.keyboard.press("Enter");
    await eventually(async () =>
      assert.match(await workbench.editor.text(), new RegExp(`second = "${companyId(ACME, 1)}"`)),
    );
  });

  test("finds the usages of a company in VS Code's own view", async () => {
    await workbench.showViewContainer("Kizen");
    await businesses().chooseFromMenu(FLINT, "Find Usages in Workspace");
    await eventually(async () =>
      assert.match(await workbench.page.locator(".part.sidebar").innerText(), /routing\.json/),
    );
    await workbench.screenshot("46-usages");
  });

  test("drags a record into the editor, and is asked there as well", async () => {
    await workbench.showViewContainer("Kizen");
    const line = workbench.page.locator(".editor-group-container .view-line", { hasText: "pilotCompany =" });
    await businesses().dragTo(ONLY_GLOBEX, line);
    assert.match(await workbench.dialog.text(), /Insert an ID of “Globex \(production\)”/);
    await workbench.dialog.choose("Insert Anyway");
    await eventually(async () => assert.equal(await timesInEditor(companyId(GLOBEX, 2)), 2));
    await eventually(async () =>
      assert.deepEqual(await recentRows(), ["Globex", ONLY_GLOBEX, "Acme", PINE, FLINT]),
    );
    await workbench.screenshot("47-dragged");
  });

  test("pastes what Copy ID copied, and is asked there as well", async () => {
    await businesses().chooseFromMenu(ONLY_GLOBEX, "Copy ID");
    await eventually(async () => assert.equal(await workbench.clipboard.read(), companyId(GLOBEX, 2)));
    await emptyLastLine();
    await workbench.page.keyboard.type("export const pasted = ");
    await workbench.page.keyboard.press("ControlOrMeta+v");
    assert.match(await workbench.dialog.text(), /Insert an ID of “Globex \(production\)”/);
    await workbench.dialog.choose("Insert Anyway");
    await eventually(async () =>
      assert.match(await workbench.editor.text(), new RegExp(`pasted = "${companyId(GLOBEX, 2)}"`)),
    );
  });

  test("chooses how to paste", async () => {
    await emptyLastLine();
    await workbench.page.keyboard.type("export const chosen = ");
    await workbench.page.keyboard.press("ControlOrMeta+v");
    await workbench.dialog.choose("Insert Anyway");
    // VS Code offers the other ways as soon as it has pasted.
    await workbench.page.locator(".post-edit-widget").waitFor();
    await workbench.page.keyboard.press("ControlOrMeta+.");
    const ways = workbench.page.locator(".action-widget");
    await ways.getByText("Insert Map from Name to ID").waitFor();
    await workbench.screenshot("48-ways-to-paste");
    await ways.getByText("Insert ID with Name as Comment").click();
    await eventually(async () =>
      assert.match(
        await workbench.editor.text(),
        new RegExp(`chosen = "${companyId(GLOBEX, 2)}",? // ${ONLY_GLOBEX}`),
      ),
    );
  });
});
