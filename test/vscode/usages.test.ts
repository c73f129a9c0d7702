import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Business } from "../../src/model/businesses/businesses";
import { registerIdReferences } from "../../src/features/usages/idReferences";
import { replaceCommands } from "../../src/features/usages/replaceIds";
import { idsIn, searchWorkspace } from "../../src/features/usages/searchWorkspace";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { ACME, answerTwoBusinesses, companyId, GLOBEX } from "../support/servers/twoBusinesses";
import { companiesOf } from "../support/model/companiesOf";

const [FLINT, PINE, ONLY] = [0, 1, 2].map((index) => companyId(GLOBEX, index));

describe("the places of ids in the files of a workspace", function () {
  let model: TestModel;
  let acme: Business;
  let globex: Business;
  let folder: vscode.Uri;

  const inFolder = (file: string) => vscode.Uri.joinPath(folder, file);
  const write = (file: string, text: string) =>
    vscode.workspace.fs.writeFile(inFolder(file), new TextEncoder().encode(text));
  const edit = async (file: string, text: string) => {
    await write(file, text);
    return await vscode.window.showTextDocument(inFolder(file));
  };
  const isConfigured = (section: string, value: unknown) =>
    vscode.workspace.getConfiguration("files").update(section, value);
  /** Those in the folder: the workspace around it holds some of the same ids. */
  const placesOf = (places: readonly { readonly uri: vscode.Uri; readonly start: vscode.Position }[]) =>
    places
      .filter(({ uri }) => uri.path.startsWith(`${folder.path}/`))
      .map(({ uri, start }) => `${uri.path.slice(folder.path.length + 1)}:${start.line}:${start.character}`)
      .sort();

  before(() => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    folder = vscode.Uri.joinPath(first.uri, "usages");
  });

  beforeEach(async () => {
    model = await startModel(answerTwoBusinesses);
    const add = ({ name, id }: typeof ACME) =>
      model.businesses.add({ ...model.business, name, businessId: id }, "key");
    [acme, globex] = [await add(ACME), await add(GLOBEX)];
    await model.lists.of(companiesOf(globex.key)).load(1);
  });

  afterEach(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await model.dispose();
  });

  it("are found in files and in unsaved text, not in what the search leaves out", async () => {
    await write("a.py", `x = "${FLINT}"\ny = "${FLINT?.toUpperCase()}"\n`);
    await write("node_modules/b.js", FLINT ?? "");
    await write("binary.bin", `\0${FLINT}`);
    await write("hidden/c.txt", FLINT ?? "");
    await isConfigured("exclude", { "**/hidden": true });
    const editor = await edit("d.md", "nothing yet");
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), `${FLINT} `));
    const look = (signal: AbortSignal) =>
      searchWorkspace(idsIn(new Set([FLINT ?? ""])), signal, () => undefined);
    const { files } = await look(new AbortController().signal);
    await isConfigured("exclude", undefined);
    const places = files.flatMap(({ uri, usages }) =>
      usages.map(({ line, character }) => ({ uri, start: new vscode.Position(line, character) })),
    );
    assert.deepEqual(placesOf(places), ["a.py:0:5", "a.py:1:5", "d.md:0:0"]);
    assert.equal((await look(AbortSignal.abort())).count, 0);
  });

  it("are found in UTF-16 and behind lone carriage returns where VS Code shows them; what is not looked at is said", async () => {
    const utf16 = Buffer.from(`\uFEFFx\n "${FLINT}"`, "utf16le");
    const files = [
      ["little.txt", utf16],
      ["big-endian.txt", Buffer.from(utf16).swap16()],
      ["returns.txt", Buffer.from(`a\rb\r\nc ${FLINT}\rd`)],
      ["endless.json", Buffer.from(`["${`${FLINT}","`.repeat(1000)}${"x".repeat(4_600_000)}"]`)],
      ["large.json", Buffer.from(`${" ".repeat(5_000_000)}${FLINT}`)],
    ] as const;
    for (const [name, content] of files) await vscode.workspace.fs.writeFile(inFolder(name), content);
    const { signal } = new AbortController();
    const found = await searchWorkspace(idsIn(new Set([FLINT ?? ""])), signal, () => undefined);
    const inIt = found.files.filter(({ uri }) => uri.path.startsWith(`${folder.path}/`));
    assert.deepEqual(
      inIt.map(({ uri, usages }) => [uri.path.split("/").at(-1), usages.length]),
      [
        ["big-endian.txt", 1],
        ["endless.json", 1000],
        ["little.txt", 1],
        ["returns.txt", 1],
      ],
    );
    assert.deepEqual(
      found.skipped.map(({ uri, reason }) => [uri.path.split("/").at(-1), reason]),
      [["large.json", "tooLarge"]],
    );
    for (const { uri, usages } of inIt.filter(({ usages: { length } }) => length === 1)) {
      const document = await vscode.workspace.openTextDocument(uri);
      const [{ line, character, length } = assert.fail()] = usages;
      assert.equal(document.getText(new vscode.Range(line, character, line, character + length)), FLINT);
    }
  });

  it("are what Find All References finds, from any place of a known id, and only of that", async () => {
    const references = registerIdReferences({ ...model, nameAt: () => Promise.resolve(undefined) });
    await write("other.unknown-language", `--${FLINT}--\n${PINE}`);
    const { document } = await edit("here.json", `{"a": "${FLINT}", "b": 1}`);
    const at = async (character: number) => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        "vscode.executeReferenceProvider",
        document.uri,
        new vscode.Position(0, character),
      );
      return placesOf(found.map(({ uri, range: { start } }) => ({ uri, start })));
    };
    assert.deepEqual(await at(12), ["here.json:0:7", "other.unknown-language:0:2"]);
    assert.deepEqual(await at(`{"a": "${FLINT}", "`.length), []);
    references.dispose();
  });

  it("are replaced in the selection only, after VS Code's preview, and keep what has no like", async () => {
    const text = [FLINT, PINE, ONLY].map((id) => `x = "${id}"\n`).join("");
    const { document } = await edit("ids.py", text);
    const commands = replaceCommands({ ...model, pinOf: () => undefined });
    const end = text.indexOf(PINE ?? "");
    const replaced = commands["kizen.replaceIds"]({
      uri: document.uri.toString(),
      range: { start: 0, end },
      from: globex.key,
      to: acme.key,
    });
    // Nothing is written before someone agrees; *Apply* finds nothing to do until the preview is there.
    await eventually(async () => {
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand("refactorPreview.apply");
      await Promise.race([replaced, new Promise((_, reject) => setTimeout(reject, 200))]);
    });
    assert.equal(document.getText(), text.replace(FLINT ?? "", companyId(ACME, 0)));
  });
});
