import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/time/eventually";
import { smallSchema } from "../support/servers/schemaServer";
import {
  hoverAt,
  marked,
  marksOf,
  NameEditor,
  open,
  positionOf,
  SCRIPT,
  suggestionsAt,
  type Shown,
} from "./nameEditor";

/** Bytes of a file that is no text. */
const BINARY = 1_000_000;

let editing: NameEditor;

/** Documents of a scheme that nobody can write, as other extensions have. */
function virtual(text: () => string, scheme: string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: text });
}

const hostileLabel = 'Won\'t "${x}" `do`\n$(trash) [a](command:b)';

/** The schema, with a label in it that means something in code, in Markdown and to VS Code. */
function hostileSchema() {
  const answers = smallSchema();
  const fields = answers["/custom-objects/deals/fields"] as { name: string; options?: object[] }[];
  fields.find(({ name }) => name === "size")?.options?.push({ id: "op-x", name: hostileLabel, code: "" });
  return answers;
}

/** A file of the workspace, as long as something is done with it. */
async function withFile(
  name: string,
  bytes: Uint8Array,
  use: (uri: vscode.Uri) => Promise<void>,
): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, bytes);
  try {
    await use(uri);
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
}

async function suggestionAt({ document }: Shown, text: string, label: string) {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    positionOf({ document }, text, text.length),
  );
  return items.find(
    (item) => item.label === label || (typeof item.label === "object" && item.label.label === label),
  );
}

function rangeOf(shown: Shown, text: string): vscode.Range {
  return new vscode.Range(positionOf(shown, text, 0), positionOf(shown, text, text.length));
}

describe("names in odd documents", function () {
  beforeEach(async () => {
    editing = await NameEditor.start(smallSchema(), { is: true });
  });
  afterEach(() => editing.dispose());

  describe("of several editors", besideOthers);
  describe("of unusual files", inUnusualFiles);
  describe("of unusual schemas and addresses", inOddSchemas);
});

function besideOthers(): void {
  it("marks and explains names in the cells of a notebook", async () => {
    await editing.read();
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, SCRIPT, "python");
    const notebook = await vscode.workspace.openNotebookDocument(
      "jupyter-notebook",
      new vscode.NotebookData([cell]),
    );
    const { document } = notebook.cellAt(0);
    await eventually(() => assert.deepEqual(marksOf({ document }).length, 1));
    assert.match(await hoverAt({ document }, "deals/search"), /Deals[^]*Object/);
  });

  it("marks and explains names in what nobody can write, and on both sides of a comparison", async () => {
    await editing.read();
    const provider = virtual(() => SCRIPT, "names-virtual");
    try {
      const [left, right] = ["a.py", "b.py"].map((path) =>
        vscode.Uri.from({ scheme: "names-virtual", path: `/${path}` }),
      );
      assert.ok(left && right);
      await vscode.commands.executeCommand("vscode.diff", left, right, "Names");
      for (const uri of [left, right]) {
        const document = await vscode.workspace.openTextDocument(uri);
        await eventually(() => assert.equal(marksOf({ document }).length, 1));
        assert.match(await hoverAt({ document }, "Large"), /Large[^]*Option/);
      }
    } finally {
      provider.dispose();
    }
  });
}

function inUnusualFiles(): void {
  for (const [how, mark, wide, encoding] of [
    ["with a mark of its byte order", "\uFEFF", "😁é", undefined],
    // Without a mark, VS Code takes wider letters for those of a binary file.
    ["that a person says to be so", "", "éü", "utf16le"],
  ] as const) {
    it(`marks, explains and suggests names at their places in a file of UTF-16 ${how}`, async () => {
      await editing.read();
      const text = `# ${wide}\n${SCRIPT.replace('{"field_names"', `{"${wide}": 1, "field_names"`)}`;
      await withFile(`names-${mark.length}.py`, Buffer.from(mark + text, "utf16le"), async (uri) => {
        const document = await vscode.workspace.openTextDocument(uri, encoding && { encoding });
        assert.equal(document.encoding, "utf16le");
        assert.equal(document.getText(), text);
        const editor = await vscode.window.showTextDocument(document);
        await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
        assert.deepEqual(
          marksOf(editor).map(({ range }) => document.getText(range)),
          ["sise"],
        );
        assert.match(await hoverAt(editor, 'size"'), /Deal Size[^]*Field/);
        const item = await suggestionAt(editor, "sise", "size");
        const range = item?.range instanceof vscode.Range ? item.range : item?.range?.replacing;
        assert.equal(range && document.getText(range), "sise");
        await editor.edit((edit) => {
          if (range) edit.replace(range, "size");
        });
        await marked(editor, []);
        assert.equal(document.getText(), text.replace("sise", "size"));
      });
    });
  }

  it("suggests names in the cells of a notebook, and marks none that no cell says the object of", async () => {
    await editing.read();
    const cellOf = (text: string, language = "python") =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, language);
    const [setUp = "", rest = ""] = SCRIPT.split("\n\ndef grow");
    const notebook = await vscode.workspace.openNotebookDocument(
      "jupyter-notebook",
      new vscode.NotebookData([
        cellOf(setUp),
        cellOf(`def grow${rest}`),
        cellOf('body = {"field_names": ["sise"], "object": "deal"}'),
        new vscode.NotebookCellData(
          vscode.NotebookCellKind.Markup,
          "`/records/deal/search` of Kizen",
          "markdown",
        ),
      ]),
    );
    const [first, second, third, fourth] = notebook.getCells();
    assert.ok(first && second && third && fourth);
    await marked(first, ["Deals has no field `sise`. Did you mean `size`?"]);
    assert.deepEqual(await suggestionsAt(first, "sise", 4), ["name", "size", "who"]);
    assert.deepEqual(await suggestionsAt(second, "Large"), ["Small", "Large"]);
    assert.match(await hoverAt(second, "Large"), /Large[^]*Option/);
    assert.equal(await hoverAt(third, "sise"), "");
    for (const cell of [second, third, fourth]) assert.deepEqual(marksOf(cell), []);
  });

  it("marks nothing in a notebook that is opened as text but what stands in an address of Kizen's", async () => {
    await editing.read();
    const cells = [
      { cell_type: "code", outputs: [], source: SCRIPT.split(/(?<=\n)/) },
      { cell_type: "markdown", source: ["A field `sise` of an object `deal`"] },
    ];
    const text = JSON.stringify(
      { cells, metadata: { language_info: { name: "python" } }, nbformat: 4 },
      null,
      1,
    );
    await withFile("names.ipynb", Buffer.from(text), async (uri) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(
        await vscode.languages.setTextDocumentLanguage(document, "json"),
      );
      assert.match(await hoverAt(editor, "deals/search"), /Deals[^]*Object/);
      assert.equal(await hoverAt(editor, "sise"), "");
      assert.deepEqual(marksOf(editor), []);
      await editor.edit((edit) => edit.replace(rangeOf(editor, "deals/search"), "dealz/search"));
      await eventually(() =>
        assert.deepEqual(
          marksOf(editor).map(({ range }) => document.getText(range)),
          ["dealz"],
        ),
      );
    });
  });

  it("says nothing in a binary file that is opened as text, and takes no time over it", async () => {
    await editing.read();
    const bytes = Buffer.from(
      Array.from({ length: BINARY }, (_, index) => (index * 7919 + (index >> 7) * 31) % 256),
    );
    // The zeros by which VS Code would know it stand behind what it looks at.
    for (let at = 0; at < 1024; at++) if (bytes[at] === 0) bytes[at] = 34;
    bytes.write('"https://app.go.kizen.com/api" "X-API-KEY"', 2048);
    await withFile("names-binary.py", bytes, async (uri) => {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      assert.ok(editor.document.getText().includes("\0"));
      const started = performance.now();
      assert.equal(await hoverAt(editor, "X-API-KEY"), "");
      assert.deepEqual(await suggestionsAt(editor, "X-API-KEY"), []);
      const took = performance.now() - started;
      assert.ok(took < 3000, `${Math.round(took)} ms`);
      await editor.edit((edit) => edit.insert(editor.document.positionAt(0), "# a letter more\n"));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.deepEqual(marksOf(editor), []);
    });
  });
}

function inOddSchemas(): void {
  it("lead from what stands for a thing to where it is shown, and from a broken address nowhere", async () => {
    await editing.read();
    const editor = await open(SCRIPT);
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      positionOf(editor, "deals/search"),
    );
    assert.ok(link);
    const { targetUri } = link;
    const broken = ["{", "null", "{}", '{"businessKey":"nobody","id":7}'];
    for (const uri of [targetUri, ...broken.map((query) => targetUri.with({ query }))]) {
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText() === "", uri !== targetUri);
      await vscode.window.showTextDocument(document);
      await eventually(() => {
        const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
        const inputs = tabs.map(({ input }) =>
          input instanceof vscode.TabInputText ? input.uri.scheme : "",
        );
        assert.ok(!inputs.includes(targetUri.scheme), uri.query);
      });
    }
  });

  it("writes a hostile label so that the string says it, and shows it as it is", async () => {
    await editing.dispose();
    editing = await NameEditor.start(hostileSchema(), { is: true });
    await editing.read();
    const editor = await open(SCRIPT);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      positionOf(editor, "Large"),
    );
    const item = items.find(
      ({ insertText }) => typeof insertText === "string" && insertText.startsWith("Won"),
    );
    assert.equal(item?.insertText, 'Won\'t \\"${x}\\" `do`\\u000a$(trash) [a](command:b)');
    assert.ok(!/\n/.test(typeof item.label === "string" ? item.label : item.label.label));
    const hover = await hoverAt(editor, 'size"');
    assert.ok(!/[^\\]\$\(trash\)|\]\(command:b\)/.test(hover), hover);
  });

  it("judges by the schema that came while someone typed", async () => {
    const answers = smallSchema();
    await editing.dispose();
    editing = await NameEditor.start(answers, { is: true });
    await editing.read();
    const editor = await open(SCRIPT);
    await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
    const fields = answers["/custom-objects/deals/fields"] as object[];
    fields.push({ id: "f-sise", name: "sise", display_name: "Sise", field_type: "text" });
    const reading = editing.model.schemas.of(editing.model.business.key).reload("fields", "deals");
    for (const letter of "abc")
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `# ${letter}\n`));
    await reading;
    await marked(editor, []);
    fields.pop();
    await editing.model.schemas.of(editing.model.business.key).reload("fields", "deals");
    await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
    answers["/custom-objects/deals/fields"] = { status: 403, body: { detail: "Not this.", code: "denied" } };
    await editing.model.schemas.of(editing.model.business.key).reload("fields", "deals");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# d\n"));
    assert.match(await hoverAt(editor, "deals/search"), /Deals[^]*Object/);
  });
}
