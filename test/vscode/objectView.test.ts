import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ObjectPanel } from "../../src/features/objectView/objectPanel";
import type {
  FieldsMessage,
  FromPage,
  HeadingMessage,
  Status,
  ToPage,
} from "../../src/features/objectView/protocol";
import { titled } from "../../src/platform/text/panels";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { deals, envelope, lots, refusal, schemaServer, smallSchema } from "../support/servers/schemaServer";

/** A page that says that it listens, sends what the test says, and copies what it received when it is asked. */
const PAGE = `
  const api = acquireVsCodeApi();
  const received = [];
  addEventListener("message", ({ data }) => {
    if (data.type === "say") api.postMessage(data.message);
    else if (data.type !== "report") received.push(data);
    else {
      const table = { name: "", columns: [{ id: "", label: "" }], rows: [{ key: "", value: "", cells: [JSON.stringify({ number: data.number, received })] }] };
      api.postMessage({ type: "copy", format: "text", table, what: { state: "rows" } });
    }
  });
  api.postMessage({ type: "ready" });
`;

/** Reports that were asked for, in all tests. */
let reports = 0;

describe("the tab of an object in a real host", () => {
  let model: TestModel;
  let tab: vscode.WebviewPanel;
  let panel: ObjectPanel;
  let opened: string[];
  const answers = smallSchema();

  beforeEach(async () => {
    Object.assign(answers, smallSchema());
    model = await startModel(schemaServer(answers));
    opened = [];
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const extensionUri = vscode.Uri.joinPath(folder.uri, "object-page");
    const script = vscode.Uri.joinPath(extensionUri, "dist", "objectView.js");
    await vscode.workspace.fs.writeFile(script, new TextEncoder().encode(PAGE));
    const log = (message: string) => void model.log.push(message);
    tab = vscode.window.createWebviewPanel("kizen.test", "x", vscode.ViewColumn.Active);
    panel = new ObjectPanel(
      titled(tab),
      { businessKey: model.business.key, objectId: deals.id },
      {
        extensionUri,
        log: { debug: log, info: log, warn: log, error: log },
        schemas: model.schemas,
        businesses: model.businesses,
        state: model.installation.stateStore(),
        open: ({ objectId }) => void opened.push(objectId),
      },
    );
  });

  afterEach(async () => {
    panel.dispose();
    tab.dispose();
    await model.dispose();
  });

  const say = (message: FromPage | object) => tab.webview.postMessage({ type: "say", message });
  /** All that the page has received, as it says now: what the clipboard has from before, or from another page, is no answer. */
  const received = async (): Promise<ToPage[]> => {
    const number = ++reports;
    return await eventually(async () => {
      await tab.webview.postMessage({ type: "report", number });
      const text = await vscode.env.clipboard.readText();
      const report = (text.startsWith("{") ? JSON.parse(text) : {}) as {
        number?: number;
        received: ToPage[];
      };
      assert.equal(report.number, number);
      return report.received;
    });
  };
  const last = async <Type extends ToPage["type"]>(type: Type) =>
    (await received()).findLast((message) => message.type === type) as
      Extract<ToPage, { readonly type: Type }> | undefined;
  const status = async (): Promise<Status["state"] | undefined> => (await last("status"))?.status.state;
  const fields = async (): Promise<FieldsMessage | undefined> => await last("fields");
  const heading = async (): Promise<HeadingMessage | undefined> => await last("heading");

  it("reads the object first of all, sends its fields once, then goes to the one that was asked for", async () => {
    panel.reveal("f-size");
    await panel.load({ isFresh: false });
    assert.equal(tab.title, "Deals");
    await eventually(async () => assert.equal(await status(), "idle"));
    const messages = await received();
    assert.equal(messages.filter(({ type }) => type === "fields").length, 1);
    const order = messages.map(({ type }) => type).filter((type) => type === "fields" || type === "reveal");
    assert.deepEqual(order, ["fields", "reveal"]);
    assert.deepEqual(
      (await fields())?.fields.map(({ label }) => label),
      ["Name", "Deal Size", "Who"],
    );
  });

  it("goes to a field again where the page was hidden, until the page went there", async () => {
    await panel.load({ isFresh: false });
    await eventually(async () => assert.equal((await fields())?.fields.length, 3));
    const reveals = async () => (await received()).filter(({ type }) => type === "reveal").length;
    panel.reveal("f-who");
    await eventually(async () => assert.equal(await reveals(), 1));
    await say({ type: "ready" });
    await eventually(async () => assert.equal(await reveals(), 2));
    await say({ type: "revealed" });
    await say({ type: "ready" });
    await say({ type: "openObject", objectId: "last" });
    await eventually(() => assert.deepEqual(opened, ["last"]));
    await eventually(async () =>
      assert.equal((await received()).filter(({ type }) => type === "fields").length, 3),
    );
    assert.equal(await reveals(), 2);
  });

  it("follows a refresh, a renaming, and keeps what is there when the object is gone", async () => {
    await panel.load({ isFresh: false });
    answers["/custom-objects"] = envelope([{ ...deals, object_name: "Sales" }, lots]);
    answers["/custom-objects/deals/fields"] = [
      { id: "f-new", name: "fresh", display_name: "Fresh", field_type: "text" },
    ];
    await say({ type: "refresh" });
    await eventually(async () => assert.equal((await fields())?.fields[0]?.label, "Fresh"));
    await eventually(async () => assert.equal((await heading())?.name, "Sales"));
    assert.equal(tab.title, "Sales");
    answers["/custom-objects"] = envelope([lots]);
    await say({ type: "refresh" });
    await eventually(async () => assert.equal(await status(), "gone"));
    assert.equal(tab.title, "Sales");
    assert.equal((await fields())?.fields.length, 1);
    await model.businesses.remove(model.business.key);
    await eventually(async () => assert.equal(await status(), "removed"));
  });

  it("says what may not be seen, and has it when it may", async () => {
    answers["/custom-objects/deals/fields"] = refusal(403, "permission_denied");
    await panel.load({ isFresh: false });
    await eventually(async () => assert.equal(await status(), "failed"));
    assert.equal(await fields(), undefined);
    assert.ok(panel.hasFailed);
    Object.assign(answers, smallSchema());
    await say({ type: "refresh" });
    await eventually(async () => assert.equal(await status(), "idle"));
    assert.equal((await fields())?.fields.length, 3);
  });

  it("takes from the page what it may say, and keeps the columns that were chosen", async () => {
    await panel.load({ isFresh: false });
    await say({ type: "command", command: "kizen.removeBusiness" });
    await say({ type: "columns", columns: ["label", "id"] });
    await say({ type: "openObject", objectId: "o-contacts" });
    await eventually(() => assert.deepEqual(opened, ["o-contacts"]));
    assert.ok(model.log.includes("objectView: refused a message of the page (command)"));
    await say({ type: "ready" });
    await eventually(async () => assert.deepEqual((await last("init"))?.columns, ["label", "id"]));
  });
});
