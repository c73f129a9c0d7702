import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import * as vscode from "vscode";
import { eventually } from "../support/time/eventually";
import { explorerCommands } from "../../src/features/explorer/explorerCommands";
import { ExplorerDataProvider } from "../../src/features/explorer/explorerView";
import { revealRow } from "../../src/features/explorer/revealRow";
import type { CollectionNode, ExplorerNode } from "../../src/model/explorer/explorerNodes";
import { companyPages, startModel, type TestModel } from "../support/model/model";
import { json } from "../support/servers/scriptedServer";
import { companiesOf } from "../support/model/companiesOf";

let model: TestModel;
let provider: ExplorerDataProvider;

const createProvider = () =>
  new ExplorerDataProvider(model.tree, {
    state: model.installation.stateStore(),
    onDidRemove: model.businesses.onDidRemove,
  });

async function start(answer: RequestListener): Promise<ExplorerNode> {
  model = await startModel(answer);
  provider = createProvider();
  const [business] = await provider.getChildren();
  assert.ok(business);
  const [companies] = await provider.getChildren(business);
  assert.ok(companies);
  return companies;
}

describe("the sidebar in a real host", () => {
  afterEach(async () => {
    provider.dispose();
    await model.dispose();
  });

  describe("rows", drawing);
  describe("changes", changing);
});

/** A view that does not find a row so many times: VS Code does so only where it is drawn and closed in one moment. */
function viewThatLoses(
  row: ExplorerNode,
  failures: number,
  steps: unknown[],
): Pick<vscode.TreeView<ExplorerNode>, "reveal"> {
  let left = failures;
  return {
    reveal: (node) => {
      assert.equal(node, row);
      const isLost = left-- > 0;
      steps.push(isLost ? "lost" : "shown");
      return isLost
        ? Promise.reject(new Error("TreeError [kizen.businesses] Data tree node not found"))
        : Promise.resolve();
    },
  };
}

function drawing(): void {
  it("draws businesses, the count of their companies, pages and records", async () => {
    const companies = await start(companyPages(25));
    const [first] = await provider.getChildren(companies);
    assert.ok(first);
    const [record] = await provider.getChildren(first);
    assert.ok(record);
    const drawn = [...(await provider.getChildren()), companies, first, record].map((node) =>
      provider.getTreeItem(node),
    );
    assert.deepEqual(
      drawn.map(({ label, description }) => [label, description]),
      [
        ["Acme", "active"],
        ["Companies", "25"],
        ["1 – 10", "Company 0 … Company 9"],
        ["Company 0", "id-0"],
      ],
    );
    assert.equal(drawn[2]?.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    assert.equal(drawn[3]?.contextValue, "record,canOpen,canOpenInBrowser,canCopy,canCopyId,canInsert");
  });

  it("reads the stored arrangements at most once to draw a hundred rows, filtered or not", async () => {
    const companies = await start(companyPages(250));
    model.settings.pageSize = 100;
    model.lists.reset();
    for (const filter of ["", "company"]) {
      await model.arrangements.setFilter(companiesOf(model.business.key), filter);
      await model.tree.arranged(companies as CollectionNode)?.finish();
      model.installation.reads.length = 0;
      const [first] = await provider.getChildren(companies);
      assert.ok(first);
      const rows =
        first.type === "page" ? await provider.getChildren(first) : await provider.getChildren(companies);
      assert.ok(rows.length >= 100);
      for (const node of [companies, first, ...rows]) provider.getTreeItem(node);
      const reads = model.installation.reads.filter((name) => name === "explorer.arrangements");
      assert.ok(reads.length <= 1, `${reads.length} reads`);
    }
  });

  it("states a filter and an order in the row of the collection, and marks what matches", async () => {
    const companies = await start(companyPages(25));
    const drawn = () => provider.getTreeItem(companies);
    await model.arrangements.setFilter(companiesOf(model.business.key), "comp 24");
    await provider.getChildren(companies);
    await model.indexes.of(companiesOf(model.business.key)).build();
    await model.arrangements.setSort(companiesOf(model.business.key), "created");
    const [record] = await provider.getChildren(companies);
    assert.deepEqual([drawn().label, drawn().description], ["Companies", "1 of 25 · comp 24 · newest first"]);
    assert.match(drawn().contextValue ?? "", /canClearFilter,canClearSort/);
    assert.ok(record);
    const highlights = [
      [0, 4],
      [8, 10],
    ];
    assert.deepEqual(provider.getTreeItem(record).label, { label: "Company 24", highlights });
    await model.arrangements.setFilter(companiesOf(model.business.key), "");
    await provider.getChildren(companies);
    assert.deepEqual([drawn().label, drawn().description], ["Companies", "25 · newest first"]);
  });
}

function changing(): void {
  it("finds a row that VS Code has lost once all rows are drawn anew, and says so where it does not", async () => {
    const companies = await start(companyPages(25));
    const steps: unknown[] = [];
    const changes = provider.onDidChangeTreeData((changed) => steps.push(changed));
    const reveal = (failures: number) =>
      revealRow(companies, { select: true }, viewThatLoses(companies, failures, steps), provider);
    await reveal(0);
    assert.deepEqual(steps, ["shown"]);
    steps.length = 0;
    await reveal(1);
    assert.deepEqual(steps, ["lost", [undefined], "shown"]);
    await assert.rejects(reveal(2), /Data tree node not found/);
    changes.dispose();
  });

  it("draws what a person expanded as they left it, also after a reload, and forgets what was removed", async () => {
    const companies = await start(companyPages(25));
    const [root] = model.tree.roots;
    assert.ok(root);
    const states = (from: ExplorerDataProvider) =>
      [root, companies].map((node) => from.getTreeItem(node).collapsibleState);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    assert.deepEqual(states(provider), [Collapsed, Collapsed]);
    await provider.onDidToggle(root, true);
    await provider.onDidToggle(companies, true);
    await provider.onDidToggle(root, false);
    const reloaded = createProvider();
    assert.deepEqual(states(reloaded), [Collapsed, Expanded]);
    reloaded.dispose();

    await model.businesses.remove(model.business.key);
    const other = await model.businesses.add({ ...model.business, name: "Other" }, "another-key-never-shown");
    const [otherRoot] = model.tree.roots;
    assert.ok(otherRoot);
    await provider.onDidToggle(otherRoot, true);
    const kept = model.installation.stateStore().get("explorer.expansion");
    assert.deepEqual(kept, { [other.key]: true });
  });

  it("resolves a tooltip only when asked, in which nothing of a record is Markdown", async () => {
    const companies = await start((_, response) =>
      json(response, 200, {
        count: 1,
        next: null,
        results: [
          { id: "1", name: "[x](command:kizen.removeBusiness) <img src=x> **b**", email: "$(trash)" },
        ],
      }),
    );
    const [node] = await provider.getChildren(companies);
    assert.ok(node);
    const item = provider.getTreeItem(node);
    assert.equal(item.tooltip, undefined);
    const { tooltip } = provider.resolveTreeItem(item, node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.ok(!tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
    assert.match(tooltip.value, /\\\[x\\\]\u2060\\\(command/);
  });

  it("shows an error as a row with what to do about it", async () => {
    const companies = await start((_, response) => json(response, 401, { detail: "Invalid API key." }));
    const nodes = await provider.getChildren(companies);
    const rows = nodes.map((node) => provider.getTreeItem(node));
    assert.deepEqual(
      rows.map(({ label, command }) => [label, command?.command]),
      [
        ["Kizen refused the API key, the user ID or the business ID.", undefined],
        ["Retry", "kizen.retry"],
        ["Replace API Key…", "kizen.replaceApiKey"],
      ],
    );
    assert.equal(rows[0]?.description, "Invalid API key. · status 401 · request req-1");
    // Read aloud as it stands there, and copied whole.
    assert.match(rows[0].accessibilityInformation?.label ?? "", /^Kizen refused .*, Invalid API key\./);
    const [failure] = nodes;
    assert.ok(failure?.type === "message");
    await explorerCommands(model.tree)["kizen.copyError"](failure);
    assert.equal(
      await vscode.env.clipboard.readText(),
      "Kizen refused the API key, the user ID or the business ID. (Invalid API key. · status 401 · request req-1)",
    );
  });

  it("redraws together what changed together", async () => {
    const companies = await start(companyPages(30));
    const pages = await provider.getChildren(companies);
    await Promise.all(pages.map((page) => provider.getChildren(page)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const redraws: unknown[] = [];
    provider.onDidChangeTreeData((nodes) => redraws.push(nodes));
    await model.tree.refresh();
    await eventually(() => assert.ok(redraws.length > 0));
    assert.ok(redraws.length < pages.length * 2, `${redraws.length} redraws`);
  });

  it("says what became known of a row before its children come, so that they are not drawn twice", async () => {
    const companies = await start(companyPages(30));
    const redraws: unknown[] = [];
    provider.onDidChangeTreeData((nodes) => redraws.push(nodes));
    provider.getTreeItem(companies);
    await provider.getChildren(companies);
    assert.ok(redraws.flat().includes(companies));
    assert.equal(provider.getTreeItem(companies).description, "30");
  });

  it("draws a row anew, once, that stands expanded and whose children nobody asks for", async () => {
    const companies = await start(companyPages(30));
    const [asked, ...others] = await provider.getChildren(companies);
    const [expanded, collapsed] = others;
    assert.ok(asked && expanded && collapsed);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const redraws: unknown[] = [];
    provider.onDidChangeTreeData((nodes) => redraws.push(nodes));
    for (const node of [asked, expanded, collapsed]) provider.getTreeItem(node);
    await provider.onDidToggle(asked, true);
    await provider.getChildren(asked);
    await provider.onDidToggle(expanded, true);
    const count = (node: ExplorerNode) => redraws.flat().filter((redrawn) => redrawn === node).length;
    await eventually(() => assert.equal(count(expanded), 1));
    provider.getTreeItem(expanded);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual([expanded, collapsed].map(count), [1, 0]);
  });
}
