import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerIdFeatures } from "../../src/features/editor/idFeatures";
import { createThingDocuments } from "../../src/features/editor/things/thingDocuments";
import { recordDrag } from "../../src/features/explorer/recordDrag";
import { recordTooltip, toTreeItem } from "../../src/features/explorer/treeItems";
import { RecentDataProvider } from "../../src/features/recent/recentView";
import { compareCommands } from "../../src/features/records/compareCommands";
import { openInBrowserCommand } from "../../src/features/records/openInBrowser";
import { recordCommands } from "../../src/features/records/recordCommands";
import { registerRecordDocuments, type RecordDocuments } from "../../src/features/records/recordDocuments";
import { recordUri } from "../../src/features/records/recordUri";
import { replaceCommands } from "../../src/features/usages/replaceIds";
import { findNamesakes } from "../../src/model/index/namesakes";
import type { RecordNode } from "../../src/model/explorer/explorerNodes";
import { describeRecord } from "../../src/model/records/recordDescription";
import { recordFacts } from "../../src/model/records/recordFacts";
import { readTransfer, RECORDS_MIME } from "../../src/model/records/transferredRecord";
import { kindLabel } from "../../src/platform/kindLabel";
import { eventually } from "../support/time/eventually";
import { inOtherBusiness, startTwoSamples, type TwoSamples } from "../support/servers/twoSamples";

/** A kind of each sort: built in, a pipeline, and an object that a business made itself. */
const kinds = [
  {
    kind: "client_client",
    one: "Contact",
    many: "Contacts",
    icon: "person",
    fact: /contact0@sample\.example/,
    hasOneName: false,
  },
  { kind: "deals_k7TqZ2aB", one: "Deal", many: "Deals", icon: "project", fact: /stage/i, hasOneName: true },
  {
    kind: "service_requests_p3Xw9QdL",
    one: "Service Request",
    many: "Service Requests",
    icon: "package",
    fact: /created/i,
    hasOneName: true,
  },
] as const;

type Kind = (typeof kinds)[number];

let schemes = 0;

let two: TwoSamples;
let documents: RecordDocuments;

describe("records of every kind in a real host", () => {
  let shown: vscode.Disposable;

  beforeEach(async () => {
    two = await startTwoSamples();
    const { model, acme, globex } = two;
    const scheme = `kizen-kinds${++schemes}`;
    documents = registerRecordDocuments({
      ...model,
      snapshotOf: () => undefined,
      leftOutFields: () => new Set(),
      scheme,
    });
    const thingDocuments = createThingDocuments(model.schemas, `kizenschema-kinds${schemes}`);
    shown = vscode.Disposable.from(
      thingDocuments,
      registerIdFeatures({
        ...model,
        thingDocuments,
        resolver: model.idResolver,
        facts: (ref) => recordFacts(ref, model),
        documentUri: (ref, label) => recordUri(ref, { businessName: "", kindLabel: "", label }, {}, scheme),
      }),
    );
    await model.schemas.open(acme.key);
    await model.schemas.open(globex.key);
    await model.businesses.setActive(acme.key);
  });
  afterEach(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    shown.dispose();
    documents.dispose();
    await two.dispose();
  });

  for (const kind of kinds) {
    inViews(kind);
    inCode(kind);
    overBusinesses(kind);
  }
});

/** The first record of a kind in the sidebar. */
async function firstOf(kind: string): Promise<RecordNode> {
  const { tree } = two.model;
  const root = tree.roots.find(({ businessKey }) => businessKey === two.acme.key);
  assert.ok(root);
  const collection = (await tree.children(root)).find(
    (node) => node.type === "collection" && tree.kind(node).id === kind,
  );
  assert.ok(collection);
  let [node] = await tree.children(collection);
  if (node?.type === "page") [node] = await tree.children(node);
  assert.ok(node?.type === "record");
  return node;
}

async function openFile(name: string, content: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(file, Buffer.from(content));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}

function inViews({ kind, one, many, icon, fact }: Kind): void {
  it(`are rows, tooltips, recent ones and headings as what they are: ${many}`, async () => {
    const { model, acme } = two;
    const node = await firstOf(kind);
    const { ref, summary } = node;
    const parent = model.tree.parent(node);
    const collectionNode = parent?.type === "page" ? model.tree.parent(parent) : parent;
    assert.ok(collectionNode);
    const collection = toTreeItem(collectionNode, model.tree);
    assert.equal((collection.iconPath as vscode.ThemeIcon).id, icon);
    assert.equal(collection.label, many);
    // Without what keeps a record's text from being Markdown.
    const tooltip = recordTooltip(node).value.replace(/[\\\u2060]/g, "");
    assert.ok(tooltip.includes(ref.id));
    assert.match(tooltip, fact);
    const heading = describeRecord(model.businesses, ref, kindLabel(model.kinds.get(ref)).one);
    assert.deepEqual([heading?.kindLabel, heading?.businessName], [one, "Acme"]);
    await model.recent.note(ref, summary.label, "opened");
    await model.recent.note({ businessKey: acme.key, kind: "company", id: "c" }, "Another", "opened");
    const provider = new RecentDataProvider(model);
    const rows = provider.getChildren().map((row) => provider.getTreeItem(row));
    const row = rows.find(({ label }) => label === summary.label);
    assert.match(String(row?.description), new RegExp(`^${one} · opened`));
    assert.equal((row?.iconPath as vscode.ThemeIcon).id, icon);
    provider.dispose();
  });
}

function inCode({ kind, one, many }: Kind): void {
  it(`are explained in code, copied, dragged and opened in the browser: ${many}`, async () => {
    const { model } = two;
    const node = await firstOf(kind);
    const { ref, summary } = node;
    const document = await openFile(`kind-${kind}.py`, `x = "${ref.id}"\n`);
    await eventually(async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        new vscode.Range(0, 0, 1, 0),
      );
      const labels = hints.map(({ label }) =>
        typeof label === "string" ? label : label.map(({ value }) => value).join(""),
      );
      assert.deepEqual(labels, [summary.label]);
    });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 8),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content as vscode.MarkdownString).value),
    );
    assert.ok(
      said.some((text) => text.includes(`${one} in Acme`)),
      said.join("\n"),
    );

    const targets = { currentTargets: () => [], selections: new Map() };
    const commands = recordCommands({
      ...model,
      ...targets,
      documents,
      mayInsert: () => Promise.resolve(true),
      openPanel: () => Promise.resolve(),
      onDidOpen: () => undefined,
      reveal: () => Promise.resolve(),
    });
    await commands["kizen.copyAsCurl"]({ ref });
    assert.ok((await vscode.env.clipboard.readText()).includes(`/records/${kind}/${ref.id}`));

    const transfer = new vscode.DataTransfer();
    void recordDrag.handleDrag?.([node], transfer, new vscode.CancellationTokenSource().token);
    const dragged = readTransfer((await transfer.get(RECORDS_MIME)?.asString()) ?? "");
    assert.deepEqual(dragged, [{ ref, label: summary.label }]);

    const opened: string[] = [];
    model.settings.recordUrl = "https://crm.example/{collection}/{id}";
    await openInBrowserCommand({
      ...model,
      ...targets,
      openExternal: (url) => Promise.resolve(opened.push(url.toString(true)) > 0),
    })["kizen.openInBrowser"]({ ref });
    assert.deepEqual(opened, [`https://crm.example/${kind}/${ref.id}`]);
  });
}

function overBusinesses({ kind, many, hasOneName }: Kind): void {
  it(`have their counterpart in another business, to compare with and to replace by: ${many}`, async () => {
    const { model, acme, globex } = two;
    const { ref, summary } = await firstOf(kind);
    const there = model.indexes.of({ businessKey: globex.key, kind });
    const { signal } = new AbortController();
    const found = await findNamesakes(there, summary.label, { signal });
    const other = found.find(({ ref: { id } }) => id === inOtherBusiness(ref.id));
    assert.ok(other, "the one of the same name");
    const rows = [{ ref }, { ref: other.ref }];
    await compareCommands({
      ...model,
      documents,
      snapshotOf: () => undefined,
      chooseCounterpart: () => Promise.resolve(undefined),
      leftOutFields: () => new Set(),
      currentTargets: () => [],
      selections: new Map(),
    })["kizen.compareRecords"](rows[0], rows);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.match(tab?.label ?? "", /\(Acme\) ↔ .*\(Globex\)$/);
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    const [left, right] = await Promise.all(
      [tab.input.original, tab.input.modified].map(async (uri) =>
        (await vscode.workspace.openTextDocument(uri)).getText(),
      ),
    );
    assert.equal(left, right, "but for their ids they are the same");

    const text = `x = "${ref.id}"\n`;
    const document = await openFile(`replaced-${kind}.py`, text);
    const replaced = replaceCommands({ ...model, pinOf: () => undefined })["kizen.replaceIds"]({
      uri: document.uri.toString(),
      range: { start: 0, end: text.length },
      from: acme.key,
      to: globex.key,
    });
    await eventually(async () => {
      await vscode.commands.executeCommand("refactorPreview.apply");
      await Promise.race([replaced, new Promise((_, reject) => setTimeout(reject, 200))]);
    });
    // Where several are called alike, nobody can say which one is meant.
    assert.equal(document.getText(), hasOneName ? text.replace(ref.id, inOtherBusiness(ref.id)) : text);
  });
}
