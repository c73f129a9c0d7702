import assert from "node:assert/strict";
import * as vscode from "vscode";
import { company } from "../../src/model/kinds/company";
import type { KnownId } from "../../src/model/ids/knownIds";
import type { RecordRef } from "../../src/model/recordRef";
import { followId } from "../../src/features/recordView/followId";
import { RecordPanel } from "../../src/features/recordView/recordPanel";
import { companyPages, startModel, type TestModel } from "../support/model/model";
import { json } from "../support/servers/scriptedServer";
import { eventually } from "../support/time/eventually";
import { titled } from "../../src/platform/text/panels";

const OWN = "11111111-0000-4000-8000-000000000001";
const RELATED = "22222222-0000-4000-8000-000000000002";
const OWNER = "77777777-0000-4000-8000-000000000007";
const STRANGER = "99999999-0000-4000-8000-000000000009";
const RECORD = JSON.stringify({ id: OWN, name: "Northwind", owner: { id: OWNER, name: "Ada" } });

/** A page that does as the test says: tells that it listens, sends what no page of ours does, and what it received. */
const PAGE = `
  const api = acquireVsCodeApi();
  const received = [];
  addEventListener("message", ({ data }) => {
    if (data.type === "misbehave") {
      for (const message of data.messages) api.postMessage(message);
    } else if (data.type === "begin") {
      api.postMessage({ type: "ready" });
    } else if (data.type === "report") {
      api.postMessage({ type: "copy", what: "value", text: received.join() });
    } else {
      received.push(data.type);
    }
  });
  api.postMessage({ type: "refused", received: "listening" });
`;

describe("the tab of a record in a real host", () => {
  let model: TestModel;
  let tab: vscode.WebviewPanel;
  let panel: RecordPanel;
  let followed: string[];
  let copies: number;
  const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });
  const logged = (part: string) => model.log.some((line) => line.includes(part));
  const untilReceived = (types: RegExp) =>
    eventually(async () => {
      await tab.webview.postMessage({ type: "report" });
      assert.match(await vscode.env.clipboard.readText(), types);
    });

  beforeEach(async () => {
    model = await startModel((request, response) => {
      if (request.url?.endsWith(OWN)) json(response, 200, RECORD);
      else companyPages(1)(request, response);
    });
    [followed, copies] = [[], 0];
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const extensionUri = vscode.Uri.joinPath(folder.uri, "record-page");
    const script = vscode.Uri.joinPath(extensionUri, "dist", "recordView.js");
    await vscode.workspace.fs.writeFile(script, new TextEncoder().encode(PAGE));
    const log = (message: string) => void model.log.push(message);
    tab = vscode.window.createWebviewPanel("kizen.test", "x", vscode.ViewColumn.Active);
    panel = new RecordPanel(titled(tab), ref(OWN), {
      extensionUri,
      log: { debug: log, info: log, warn: log, error: log },
      load: (one, options) => model.records.get(one, options),
      peek: (one) => model.records.peek(one),
      onDidOpen: () => undefined,
      describe: () => ({ businessName: "Acme", kindLabel: "Company", sample: false, production: false }),
      schemas: model.schemas,
      kinds: model.kinds,
      lastChoices: () => ({ tab: "fields", showsEmpty: false }),
      noteChoices: () => undefined,
      didCopy: () => {
        copies++;
      },
      followId: (id) => void followed.push(id),
      onDidChangeBusinesses: model.businesses.onDidChange,
      onDidReload: model.records.onDidReload,
      onDidDisappear: model.records.onDidDisappear,
    });
    await eventually(() => assert.ok(logged("refused a message (listening)")));
  });

  afterEach(async () => {
    panel.dispose();
    tab.dispose();
    await model.dispose();
  });

  it("refuses what the page may not say, and logs what kind of message that was, not what is in it", async () => {
    const messages = [
      { type: "future", text: "a value" },
      { type: "command", command: "kizen.removeBusiness" },
      { type: "openAddress", address: "command:workbench.action.quit" },
      { type: "openId", id: "../../etc" },
      { type: "a value as the type" },
      "a value",
      { type: "openId", id: OWNER },
    ];
    await tab.webview.postMessage({ type: "misbehave", messages });
    await eventually(() => assert.deepEqual(followed, [OWNER]));
    assert.deepEqual(
      model.log.filter((line) => line.includes("refused a message of the page")),
      ["future", "command", "openAddress", "openId", "", ""].map(
        (type) => `recordView: refused a message of the page (${type})`,
      ),
    );
    assert.ok(!logged("a value"));
  });

  it("sends nothing to a page that does not listen yet, and everything once to one that does", async () => {
    await panel.load({ fresh: false });
    await tab.webview.postMessage({ type: "begin" });
    await untilReceived(/^init,options,heading,schema,record,status$/);
    assert.ok(copies > 0);
    assert.equal(tab.title, "Northwind");
  });

  it("names the record's object again when the objects of the business are read later", async () => {
    await panel.load({ fresh: false });
    await tab.webview.postMessage({ type: "begin" });
    // What is read before the page has its first heading is in that one already.
    await untilReceived(/^init,.*,heading,/);
    await model.schemas.of(model.business.key).load("objects", "");
    await untilReceived(/^init,.*,heading,.*,heading/);
  });
});

describe("following an id of a record in a real host", () => {
  const from: RecordRef = { businessKey: "b", kind: "company", id: OWN };
  const related: RecordRef = { ...from, id: RELATED };
  const known: readonly KnownId[] = [
    { id: OWN, what: "record", label: "Northwind", businessKey: "b", ref: from, knownSince: 1 },
    { id: RELATED, what: "record", label: "Contoso", businessKey: "b", ref: related, knownSince: 1 },
    { id: OWNER, what: "user", label: "Ada", businessKey: "b", knownSince: 1 },
    // Another business may have an id of its own that is the same.
    { id: STRANGER, what: "record", label: "Else", businessKey: "c", ref: related, knownSince: 1 },
  ];
  let opened: RecordRef[];
  /** What the schema says when it was read: of what kind a record is that was only named. */
  let learnt: KnownId[];
  const follow = (id: string) =>
    followId(id, from, {
      open: (ref) => Promise.resolve(void opened.push(ref)),
      lookup: (wanted) => [...known, ...learnt].filter((one) => one.id === wanted),
      kinds: { get: () => company },
      readFields: () =>
        Promise.resolve(void learnt.splice(0, 1, { ...named, ref: { ...from, kind: "deals", id: NAMED } })),
    });
  const NAMED = "5a3b1c00-0000-4000-8000-0000000000ee";
  const named: KnownId = { id: NAMED, what: "record", label: "Big One", businessKey: "b", knownSince: 1 };
  /** Answers the question that following asks, once it is on screen. */
  const answer = async (following: Promise<void>, command: string) => {
    let isDone = false;
    const done = following.then(() => (isDone = true));
    await eventually(async () => {
      await vscode.commands.executeCommand(command);
      assert.ok(isDone);
    });
    await done;
  };
  const accept = "workbench.action.acceptSelectedQuickOpenItem";

  beforeEach(async () => {
    opened = [];
    learnt = [];
    await vscode.env.clipboard.writeText("before");
  });

  it("opens a related record that is known, and asks nothing", async () => {
    await follow(RELATED);
    assert.deepEqual(opened, [related]);
  });

  it("opens a record that another one names, once the schema was read that says what kind it is", async () => {
    learnt = [named];
    await follow(NAMED);
    assert.deepEqual(opened, [{ ...from, kind: "deals", id: NAMED }]);
  });

  it("offers to copy the id of an owner, who is no record, and the record's own", async () => {
    for (const id of [OWNER, OWN]) {
      await answer(follow(id), accept);
      assert.equal(await vscode.env.clipboard.readText(), id);
    }
    assert.deepEqual(opened, []);
  });

  it("offers to take an id for a record of this kind where nobody in this business knows it", async () => {
    await answer(follow(STRANGER), accept);
    assert.deepEqual(opened, [{ ...from, id: STRANGER }]);
  });

  it("does nothing where the person wants nothing", async () => {
    await answer(follow(STRANGER), "workbench.action.closeQuickOpen");
    assert.deepEqual(opened, []);
    assert.equal(await vscode.env.clipboard.readText(), "before");
  });
});
