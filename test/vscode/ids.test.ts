import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import * as vscode from "vscode";
import { createThingDocuments, type ThingDocuments } from "../../src/features/editor/things/thingDocuments";
import { registerIdFeatures } from "../../src/features/editor/idFeatures";
import { relativeTime } from "../../src/features/editor/relativeTime";
import type { Disposable } from "../../src/model/event";
import { recordFacts } from "../../src/model/records/recordFacts";
import { recordUri } from "../../src/features/records/recordUri";
import { registerRecordDocuments, type RecordDocuments } from "../../src/features/records/recordDocuments";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { json } from "../support/servers/scriptedServer";
import { companiesOf } from "../support/model/companiesOf";

const LISTED = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const SINGLE = "ffffffff-0000-4111-8222-333333333333";
const UNKNOWN = "99999999-0000-4111-8222-333333333333";
const EVIL = "[x](command:kizen.removeBusiness) <img src=x> **b** $(trash)";

const answer: RequestListener = (request, response) => {
  const url = new URL(request.url ?? "", "http://127.0.0.1");
  if (url.pathname === "/api/company")
    json(response, 200, {
      count: 1,
      next: null,
      previous: null,
      results: [{ id: LISTED, name: "Acme Corp", email: EVIL }],
    });
  else if (url.pathname.endsWith(SINGLE)) json(response, 200, { id: SINGLE, name: "Single & Co" });
  else json(response, 404, { detail: "Not found.", code: "not_found" });
};

/** Language by language: a text with the id in it, where the hint stands behind it, and whether it is a link. */
const languages: readonly {
  readonly language: string;
  readonly file: string;
  readonly text: string;
  readonly behind: string;
  readonly isLink: boolean;
}[] = [
  {
    language: "typescript",
    file: "a.ts",
    text: `const a = "${LISTED}";`,
    behind: `${LISTED}"`,
    isLink: false,
  },
  {
    language: "typescript",
    file: "b.ts",
    text: `f(\`x/\${y}\`); // ${LISTED}`,
    behind: LISTED,
    isLink: true,
  },
  {
    language: "python",
    file: "a.py",
    text: `a = f'{b}/${LISTED.toUpperCase()}?x'`,
    behind: LISTED,
    isLink: false,
  },
  { language: "python", file: "b.py", text: `# see ${LISTED}`, behind: LISTED, isLink: true },
  {
    language: "json",
    file: "a.json",
    text: `{"field":"\\"custom\\"::${LISTED}"}`,
    behind: `${LISTED}"`,
    isLink: false,
  },
  {
    language: "markdown",
    file: "a.md",
    text: `See \`${LISTED}\` there.`,
    behind: `${LISTED}\``,
    isLink: true,
  },
  { language: "plaintext", file: "a.unknown-language", text: `x ${LISTED} y`, behind: LISTED, isLink: true },
  { language: "dotenv", file: "b.env", text: `COMPANY=${LISTED}`, behind: LISTED, isLink: false },
];

async function openFile(name: string, content: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, `ids-${name}`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}

const all = (document: vscode.TextDocument) =>
  document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));

async function hintsIn(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    all(document),
  );
  // TypeScript's own come without a part of a label that we would write.
  return hints.filter(({ label }) => typeof label !== "string");
}

const labelsOf = (hints: readonly vscode.InlayHint[]) =>
  hints.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));

async function hoverAt(document: vscode.TextDocument, offset: number): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    document.positionAt(offset),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .filter((content): content is vscode.MarkdownString => content instanceof vscode.MarkdownString)
    .filter(({ value }) => value.includes("kizen.") || value.includes(" in "));
}

async function definitionsAt(document: vscode.TextDocument, offset: number): Promise<vscode.Uri[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    "vscode.executeDefinitionProvider",
    document.uri,
    document.positionAt(offset),
  );
  return found
    .map((one) => ("targetUri" in one ? one.targetUri : one.uri))
    .filter(({ scheme }) => scheme === SCHEME);
}

/** One of the tests' own: the extension itself has the scheme without a suffix. */
const SCHEME = "kizen-ids";

async function linksIn(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    "vscode.executeLinkProvider",
    document.uri,
  );
  return links.filter(({ target }) => target?.scheme === SCHEME);
}

let model: TestModel;
let documents: RecordDocuments;
let features: Disposable;
let thingDocuments: ThingDocuments;

/** The ids that Kizen was asked for. VS Code may read records again that an earlier test left open: always this one. */
const asked = () =>
  model.server.requests.map(({ url }) => url.split("/").at(-1)).filter((id) => id !== LISTED);

const load = () => model.lists.of(companiesOf(model.business.key)).load(1);

describe("ids in a real editor", function () {
  // The language servers of the first files take their time to start.
  beforeEach(async () => {
    model = await startModel(answer);
    documents = registerRecordDocuments({
      ...model,
      snapshotOf: () => undefined,
      leftOutFields: () => new Set(),
      scheme: SCHEME,
    });
    thingDocuments = createThingDocuments(model.schemas, "kizenschema-ids");
    features = registerIdFeatures({
      ...model,
      thingDocuments,
      resolver: model.idResolver,
      facts: (ref) => recordFacts(ref, model),
      documentUri: (ref, label) =>
        recordUri(ref, { businessName: "Acme", kindLabel: "Companies", label }, {}, SCHEME),
    });
  });
  afterEach(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    features.dispose();
    thingDocuments.dispose();
    documents.dispose();
    await model.dispose();
  });

  describe("in files", inFiles);
  describe("and what is said beside them", besideThem);
});

function inFiles(): void {
  for (const { language, file, text, behind, isLink } of languages) {
    it(`are explained in ${language}: ${text}`, async () => {
      await load();
      const document = await openFile(file, text);
      // An older VS Code does not know every language; what it takes for plain text is explained all the same.
      const isKnown = (await vscode.languages.getLanguages()).includes(language);
      assert.equal(document.languageId, isKnown ? language : "plaintext");
      const at = text.toLowerCase().indexOf(LISTED);

      // VS Code calls off what it asked for while the document was being shown, and asks again.
      await eventually(async () => {
        const hints = await hintsIn(document);
        assert.deepEqual(labelsOf(hints), ["Acme Corp"]);
        assert.equal(hints[0] && document.offsetAt(hints[0].position), at + behind.length);
      });

      for (const offset of [at, at + 20, at + LISTED.length])
        await eventually(async () => {
          const [hover] = await hoverAt(document, offset);
          assert.match(hover?.value ?? "", /\*\*Acme Corp\*\*[^]*Company in Acme/);
        });
      assert.deepEqual(await hoverAt(document, at - 1), []);

      const [definition] = await definitionsAt(document, at + 3);
      assert.ok(definition);
      const record = await vscode.workspace.openTextDocument(definition);
      assert.deepEqual(JSON.parse(record.getText()), { id: LISTED, name: "Acme Corp", email: EVIL });

      // Its links are made anew when more is known; what was asked of the former ones has no answer.
      await eventually(async () =>
        assert.equal((await linksIn(document)).length, isLink || !isKnown ? 1 : 0),
      );
    });
  }

  it("are explained in the cells of a notebook", async () => {
    await load();
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `a = "${LISTED}"`, "python");
    const notebook = await vscode.workspace.openNotebookDocument(
      "jupyter-notebook",
      new vscode.NotebookData([cell]),
    );
    const document = notebook.cellAt(0).document;
    assert.deepEqual(labelsOf(await hintsIn(document)), ["Acme Corp"]);
    assert.equal((await hoverAt(document, 8)).length, 1);
  });

  it("take nothing of a record for Markdown, and let a link run our commands only", async () => {
    await load();
    const document = await openFile("evil.txt", LISTED);
    const [hover] = await hoverAt(document, 3);
    assert.ok(hover);
    assert.ok(!hover.supportHtml);
    assert.match(hover.value, /\\\[x\\\]\u2060\\\(command\\:kizen\\\.removeBusiness\\\)/);
    assert.ok(!/[^\\]\$\(trash\)/.test(hover.value));
    const commands = [...hover.value.matchAll(/\]\(command:([\w.]+)\?/g)].map(([, command]) => command);
    assert.ok(commands.length >= 2);
  });

  it("ask for an id that someone points at, once, and say who was asked where nobody knows it", async () => {
    const document = await openFile("point.txt", `${SINGLE} ${UNKNOWN}`);
    assert.deepEqual(labelsOf(await hintsIn(document)), []);
    assert.deepEqual(asked(), []);
    for (let time = 0; time < 2; time++) {
      const [hover] = await hoverAt(document, 3);
      assert.match(hover?.value ?? "", /Single &amp; Co/);
      const [vain] = await hoverAt(document, 40);
      assert.match(
        vain?.value ?? "",
        /No record in “Acme” .*asked now.*Ask Again\]\(command:kizen\.askAgain/,
      );
    }
    assert.deepEqual(asked(), [SINGLE, UNKNOWN]);
    assert.deepEqual(labelsOf(await hintsIn(document)), ["Single & Co"]);
  });

  for (const [language, file, text] of [
    [
      "json",
      "automation.json",
      `{"steps":[\n{"id":"${SINGLE}","description":"Wait **a** day"},\n{"parent_step_id":"${SINGLE}"}]}`,
    ],
    [
      "yaml",
      "automation.yaml",
      `steps:\n  - id: ${SINGLE}\n    description: Wait **a** day\n  - parent_step_id: "${SINGLE}"\n`,
    ],
  ] as const) {
    it(`are explained by a file of ${language} itself, without a request`, async () => {
      const document = await openFile(file, text);
      const [named, reference] = [text.indexOf(SINGLE), text.lastIndexOf(SINGLE)];
      // The extension itself explains them as well, since it takes no business for this.
      assert.deepEqual(new Set(labelsOf(await hintsIn(document))), new Set(["Wait **a** day"]));
      assert.ok((await hintsIn(document)).every(({ position }) => document.offsetAt(position) > reference));
      const [hover] = await hoverAt(document, reference + 3);
      assert.match(hover?.value ?? "", /Wait \\\*\\\*a\\\*\\\* day/);
      assert.match(hover?.value ?? "", /in this file\\, under “steps”/);
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        document.positionAt(reference + 3),
      );
      const places = found.map((one) => ("targetRange" in one ? one.targetRange : one.range).start);
      assert.ok(places.some((place) => document.offsetAt(place) === named));
      assert.deepEqual(asked(), []);
    });
  }
}

function besideThem(): void {
  it("say clearly where the business is not the active one", async () => {
    await load();
    await model.businesses.add({ ...model.business, name: "Second" }, "key");
    const document = await openFile("other.txt", LISTED);
    const [hover] = await hoverAt(document, 3);
    assert.match(hover?.value ?? "", /Company in Acme.*\$\(warning\).*not the active business/);
    assert.deepEqual(labelsOf(await hintsIn(document)), ["Acme Corp · Acme"]);
  });

  it("say how old is what they say", async () => {
    const minute = 60_000;
    const ages = [0, 59_999, 5 * minute, 3 * 60 * minute, 26 * 60 * minute, -minute];
    assert.deepEqual(
      ages.map((age) => relativeTime(1e12, 1e12 + age)),
      ["now", "now", "5 minutes ago", "3 hours ago", "yesterday", "now"],
    );
    await load();
    const [hover] = await hoverAt(await openFile("age.txt", LISTED), 3);
    assert.match(hover?.value ?? "", /\*Read from Kizen now\*/);
  });

  it("show new names by themselves when more is known, and drop them with the business", async () => {
    const document = await openFile("fresh.txt", LISTED);
    assert.deepEqual(await linksIn(document), []);
    await load();
    await eventually(async () => {
      assert.deepEqual(labelsOf(await hintsIn(document)), ["Acme Corp"]);
      assert.equal((await linksIn(document)).length, 1);
    });
    await model.businesses.remove(model.business.key);
    await eventually(async () => assert.deepEqual(await hintsIn(document), []));
  });

  it("are without names where a language, or a command, turns them off", async () => {
    await load();
    const [python, text] = [await openFile("off.py", `# ${LISTED}`), await openFile("off.txt", LISTED)];
    const counts = async () => [(await hintsIn(python)).length, (await hintsIn(text)).length];
    assert.deepEqual(await counts(), [1, 1]);
    const configuration = vscode.workspace.getConfiguration("kizen", { languageId: "python" });
    await configuration.update("code.hints", false, vscode.ConfigurationTarget.Global, true);
    await eventually(async () => assert.deepEqual(await counts(), [0, 1]));
    await vscode.commands.executeCommand("kizen.toggleHints");
    await eventually(async () => assert.deepEqual(await counts(), [0, 0]));
    await vscode.commands.executeCommand("kizen.toggleHints");
    await eventually(async () => assert.deepEqual(await counts(), [0, 1]));
    await vscode.window.showTextDocument(python);
    await vscode.commands.executeCommand("kizen.toggleHints");
    await eventually(async () => assert.deepEqual(await counts(), [1, 1]));
    await configuration.update("code.hints", undefined, vscode.ConfigurationTarget.Global, true);
    await configuration.update("code.hints", undefined, vscode.ConfigurationTarget.Global);
  });

  it("are as many as the setting says: everywhere, where nothing says them, or once a file", async () => {
    await load();
    const document = await openFile(
      "dense.py",
      `a = "${LISTED}"  # Acme Corp\nb = "${LISTED}"\nc = "${LISTED}"\n`,
    );
    const { Global } = vscode.ConfigurationTarget;
    const configuration = vscode.workspace.getConfiguration("kizen");
    const linesWith = async () => (await hintsIn(document)).map(({ position }) => position.line);
    try {
      assert.deepEqual(await linesWith(), [1, 2]);
      for (const [density, lines] of [
        ["everywhere", [0, 1, 2]],
        ["once", [1]],
      ] as const) {
        await configuration.update("code.hintDensity", density, Global);
        await eventually(async () => assert.deepEqual(await linesWith(), lines));
      }
    } finally {
      await configuration.update("code.hintDensity", undefined, Global);
    }
  });

  it("are asked for where the setting says so, behind everything, but never while someone types", async () => {
    const configuration = vscode.workspace.getConfiguration("kizen");
    await configuration.update("code.resolve", true, vscode.ConfigurationTarget.Global);
    try {
      const document = await openFile("type.txt", `${SINGLE}\n${UNKNOWN}\n`);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      let [longestPause, typedAt] = [0, performance.now()];
      for (let key = 0; key < 40; key++) {
        await editor.edit((edit) => edit.insert(new vscode.Position(2, key), "x"));
        await hintsIn(document);
        await new Promise((resolve) => setTimeout(resolve, 50));
        const now = performance.now();
        [longestPause, typedAt] = [Math.max(longestPause, now - typedAt), now];
      }
      // Whoever pauses as long as this, as a computer may that has much to do, has stopped typing.
      if (longestPause < 1_000) assert.deepEqual(asked(), []);
      await eventually(
        async () => assert.deepEqual(labelsOf(await hintsIn(document)), ["Single & Co"]),
        20_000,
      );
    } finally {
      await configuration.update("code.resolve", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("are left alone in Kizen's own documents", async () => {
    await load();
    const uri = recordUri(
      { businessKey: model.business.key, kind: "company", id: LISTED },
      { businessName: "", kindLabel: "", label: "x" },
      {},
      SCHEME,
    );
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), new RegExp(LISTED));
    assert.deepEqual(await hintsIn(document), []);
    assert.deepEqual(await hoverAt(document, document.getText().indexOf(LISTED) + 3), []);
  });
}
