import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import * as vscode from "vscode";
import { UserFacingError } from "../../src/model/errorText";
import type { GetOptions, LoadedRecord } from "../../src/model/records/recordCache";
import type { RecordRef, RecordTarget } from "../../src/model/recordRef";
import { insertIds } from "../../src/platform/insertIds";
import { loadRecords } from "../../src/features/records/loadRecords";
import { recordCommands } from "../../src/features/records/recordCommands";
import { registerRecordDocuments, type RecordDocuments } from "../../src/features/records/recordDocuments";
import { RecordFiles, type RecordFilesDependencies } from "../../src/features/records/recordFiles";
import { recordUri, refOfUri } from "../../src/features/records/recordUri";
import { companyPages, startModel, type TestModel } from "../support/model/model";
import { json, SECRET } from "../support/servers/scriptedServer";
import { eventually } from "../support/time/eventually";
import { companiesOf } from "../support/model/companiesOf";

const A = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const B = "ffffffff-0000-4111-8222-333333333333";

/** What `JSON.parse` would lose. */
const EXACT =
  '{"name":"Müller/Söhne 🏢","id":"id-1","big":12345678901234567890,"one":1.0,"2":{"a":[]},"1":"\\u00e9"}';
const EXACT_LINES = [
  "{",
  '  "name": "Müller/Söhne 🏢",',
  '  "id": "id-1",',
  '  "big": 12345678901234567890,',
  '  "one": 1.0,',
  '  "2": {',
  '    "a": []',
  "  },",
  '  "1": "\\u00e9"',
  "}",
];

/** Lists companies, and answers singly for `id-1` with `EXACT`, for `id-2` plainly, for others not at all. */
const answer: RequestListener = (request, response) => {
  if (request.url === "/api/company/id-1") json(response, 200, EXACT);
  else if (request.url === "/api/company/id-2") json(response, 200, '{"id":"id-2","name":"Two"}');
  else if (request.url === "/api/company/id-9") json(response, 403, { detail: "No." });
  else companyPages(12)(request, response);
};

const freely = () => Promise.resolve(true);
const NAMES = { businessName: "Acme", kindLabel: "Companies", label: "x" };

function loaded(ref: RecordRef, text: string): LoadedRecord {
  return { ref, label: ref.id, text, loadedAt: 1, origin: "record" };
}

/** What files of records need, with nothing left out and no snapshots. */
function filesOf(load: (ref: RecordRef) => Promise<LoadedRecord>): RecordFilesDependencies {
  return {
    load,
    snapshotOf: () => undefined,
    leftOutFields: () => new Set(),
  };
}

let files = 0;
let schemes = 0;

/**
 * Opens a file with a cursor or selection at each pair of offsets. A file of its own each time: VS Code names untitled
 * documents anew after closing them and was seen to bring back the text of the last one.
 */
async function open(
  language: string,
  content: string,
  ...ranges: (readonly [number, number])[]
): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, `insert-${++files}.txt`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  const document = await vscode.languages.setTextDocumentLanguage(
    await vscode.workspace.openTextDocument(file),
    language,
  );
  const editor = await vscode.window.showTextDocument(document);
  editor.selections = ranges.map(
    ([start, end]) => new vscode.Selection(document.positionAt(start), document.positionAt(end)),
  );
  return editor;
}

/** Opens a file with a cursor at each `|`. */
function openAtCursors(language: string, marked: string): Promise<vscode.TextEditor> {
  const pieces = marked.split("|");
  const cursors = pieces.slice(0, -1).map((_, index) => pieces.slice(0, index + 1).join("").length);
  return open(language, pieces.join(""), ...cursors.map((at) => [at, at] as const));
}

/** Leaves nothing behind that VS Code would restore: unsaved text comes back under the next file's name. */
async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.activeTabGroup.activeTab)
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
}

describe("inserting ids in a real editor", () => {
  const scheme = "kizen-insert";
  const readOnly = recordUri({ businessKey: "b", kind: "company", id: A }, NAMES, {}, scheme);
  let registration: vscode.Disposable;

  before(() => {
    const files = new RecordFiles(filesOf((ref) => Promise.resolve(loaded(ref, "{}"))));
    registration = vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true });
  });
  after(() => void registration.dispose());
  afterEach(closeAll);

  it("writes a literal in code and a bare id in a string, at every cursor, as one edit", async () => {
    const text = 'const a = |;\nconst b = "x/|";\n';
    const editor = await openAtCursors("typescript", text);
    await insertIds([A], freely);
    assert.equal(editor.document.getText(), `const a = "${A}";\nconst b = "x/${A}";\n`);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text.replaceAll("|", ""));
  });

  it("gives each cursor its own id where there are as many, from top to bottom", async () => {
    const editor = await open("sql", "select , ", [9, 9], [7, 7]);
    await insertIds([A, B], freely);
    assert.equal(editor.document.getText(), `select '${A}', '${B}'`);
  });

  it("gives one cursor all ids", async () => {
    const editor = await openAtCursors("python", "ids = [|]");
    await insertIds([A, B], freely);
    assert.equal(editor.document.getText(), `ids = ["${A}", "${B}"]`);
  });

  it("replaces selections and leaves the cursors behind, the main one first", async () => {
    const editor = await open("plaintext", "one two\nthree", [8, 13], [0, 3]);
    await insertIds([A], freely);
    assert.equal(editor.document.getText(), `${A} two\n${A}`);
    assert.deepEqual(
      editor.selections.map(({ isEmpty, active }) => [isEmpty, editor.document.offsetAt(active)]),
      [
        [true, 36 + 5 + 36],
        [true, 36],
      ],
    );
  });

  it("goes to the file beside where the active document cannot be changed", async () => {
    const editor = await openAtCursors("plaintext", "|");
    await vscode.window.showTextDocument(readOnly, { viewColumn: vscode.ViewColumn.Beside });
    await insertIds([A], freely);
    assert.equal(editor.document.getText(), A);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  it("says what to do where there is nothing to insert into", async () => {
    await assert.rejects(insertIds([A], freely), UserFacingError);
    await vscode.window.showTextDocument(readOnly);
    await assert.rejects(insertIds([A], freely), UserFacingError);
  });

  it("says so where the file turns out to be read-only", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, "readOnly.txt");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("text"));
    const { document } = await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
    await assert.rejects(insertIds([A], freely), UserFacingError);
    assert.equal(document.getText(), "text");
    await vscode.commands.executeCommand("workbench.action.files.resetActiveEditorReadonlyInSession");
  });
});

describe("loading records for a command", () => {
  const refs = ["1", "2"].map((id): RecordRef => ({ businessKey: "b", kind: "company", id }));

  it("takes its time where Kizen does, and gives the records in their order", async () => {
    const get = async (ref: RecordRef): Promise<LoadedRecord> => {
      await new Promise((resolve) => setTimeout(resolve, ref.id === "1" ? 1600 : 10));
      return { ref, label: ref.id, text: "{}", loadedAt: 0, origin: "record" };
    };
    const loaded = await loadRecords({ get }, refs);
    assert.deepEqual(
      loaded.map(({ label }) => label),
      ["1", "2"],
    );
  });

  it("ends all loads where one fails", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const get = ({ id }: RecordRef, { signal }: GetOptions = {}) => {
      signals.push(signal);
      return id === "1" ? Promise.reject(new Error("first")) : new Promise<never>(() => undefined);
    };
    await assert.rejects(loadRecords({ get }, refs), { message: "first" });
    assert.deepEqual(
      signals.map((signal) => signal?.aborted),
      [true, true],
    );
  });
});

describe("the address of a JSON document in VS Code", () => {
  it("survives being written and read, whatever names and ids hold", () => {
    for (const id of [A, "a/b?c#d", "100%25+1 é🏢", "12345678901234567890"]) {
      const ref = { businessKey: "key", kind: "company", id };
      const uri = recordUri(ref, { businessName: "A/B\ud800", kindLabel: "Companies", label: "..?#%" });
      assert.deepEqual(refOfUri(vscode.Uri.parse(uri.toString(), true)), ref);
      assert.deepEqual(refOfUri(vscode.Uri.from(JSON.parse(JSON.stringify(uri)) as vscode.Uri)), ref);
    }
    assert.equal(refOfUri(vscode.Uri.parse("file:///a?business=b&kind=k&id=i")), undefined);
  });

  it("says in the form of an error what is wrong", async () => {
    const ref = { businessKey: "no-such-business", kind: "company", id: A };
    const uri = recordUri(ref, { businessName: "Gone", kindLabel: "Companies", label: "Müller" });
    await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(uri)), /no longer available/);
  });
});

let model: TestModel;
let documents: RecordDocuments;
let opened: RecordRef[];
let opens: RecordRef[];
const leftOut = new Set<string>();
let revealed: RecordRef[];
let current: RecordTarget[];
let selected: RecordTarget[];
let commands: ReturnType<typeof recordCommands>;

const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });

const target = (id: string) => ({ ref: ref(id) });

const clipboard = async () => vscode.env.clipboard.readText();

describe("commands on records in a real host", () => {
  beforeEach(async () => {
    model = await startModel(answer);
    await model.lists.of(companiesOf(model.business.key)).load(1);
    [opened, revealed, current, selected] = [[], [], [], []];
    opens = [];
    documents = registerRecordDocuments({
      ...model,
      ...filesOf((one) => model.records.get(one)),
      snapshotOf: (one) => model.snapshots.of(one),
      leftOutFields: () => leftOut,
      // VS Code looks after files of the last test a while.
      scheme: `kizen-test${++schemes}`,
    });
    commands = recordCommands({
      ...model,
      documents,
      endpointOf: () =>
        Promise.resolve({ baseUrl: "https://kizen.example/api", userId: "u", businessId: "b" }),
      mayInsert: freely,
      onDidOpen: (record) => void opens.push(record.ref),
      openPanel: (one) => Promise.resolve(void opened.push(one)),
      reveal: (one) => Promise.resolve(void revealed.push(one)),
      currentTargets: () => current,
      selections: new Map([["selection", () => selected]]),
    });
    await vscode.env.clipboard.writeText("before");
  });
  afterEach(async () => {
    await closeAll();
    documents.dispose();
    await model.dispose();
  });

  describe("that copy and open", copyingAndOpening);
  describe("on several at once, and elsewhere", workingOnSeveral);
});

function copyingAndOpening(): void {
  it("copy the ids and names of all selected rows, or of the clicked one where it is not among them", async () => {
    const rows = [target("id-1"), target("id-2")];
    await commands["kizen.copyId"](rows[0], rows);
    assert.equal(await clipboard(), "id-1\nid-2");
    await commands["kizen.copyId"](target("id-3"), rows);
    assert.equal(await clipboard(), "id-3");
    await commands["kizen.copyName"](rows[1], rows);
    assert.equal(await clipboard(), "Company 1\nCompany 2");
    await commands["kizen.copyId"](rows[0], [...rows, ...rows]);
    assert.equal(await clipboard(), "id-1\nid-2");
  });

  it("act on what is current without arguments, and on the tree's rows where a key binding says so", async () => {
    [current, selected] = [[target("id-1")], [target("id-2"), target("id-3")]];
    await commands["kizen.copyId"]();
    assert.equal(await clipboard(), "id-1");
    const withAny = commands["kizen.copyId"] as (argument: unknown) => Promise<void>;
    await withAny("selection");
    assert.equal(await clipboard(), "id-2\nid-3");
    await withAny(ref("id-4"));
    assert.equal(await clipboard(), "id-4");
    await withAny(recordUri(ref("id-5"), { businessName: "", kindLabel: "", label: "" }));
    assert.equal(await clipboard(), "id-5");
  });

  it("say what to do where nothing is meant", async () => {
    for (const command of Object.values(commands)) await assert.rejects(command(), UserFacingError);
    assert.equal(await clipboard(), "before");
  });

  it("open as JSON exactly what the server sent, with folding and outline", async () => {
    await commands["kizen.openRecordAsJson"](target("id-1"));
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(document.getText(), EXACT_LINES.join("\n"));
    assert.equal(document.languageId, "json");
    assert.equal(document.uri.path, "/Acme/Companies/Müller-Söhne 🏢.json");
    assert.deepEqual(documents.active, ref("id-1"));
    assert.deepEqual(opens, [ref("id-1")]);
    assert.equal(document.isDirty, false);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      assert.deepEqual(
        symbols?.map(({ name }) => name),
        ["name", "id", "big", "one", "2", "1"],
      );
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        "vscode.executeFoldingRangeProvider",
        document.uri,
      );
      assert.ok(folds && folds.length >= 2);
    });
  });

  it("copy the same JSON that they open, of one record or of several", async () => {
    await commands["kizen.copyJson"](target("id-1"));
    assert.equal(await clipboard(), EXACT_LINES.join("\n"));
    const rows = [target("id-1"), target("id-2")];
    await commands["kizen.copyJson"](rows[0], rows);
    const lines = [...EXACT_LINES.slice(0, -1), "},", "{", '  "id": "id-2",', '  "name": "Two"', "}"];
    assert.equal(await clipboard(), ["[", ...lines.map((line) => `  ${line}`), "]"].join("\n"));
  });

  it("copy nothing where one of several records cannot be loaded", async () => {
    const rows = [target("id-1"), target("id-9")];
    await assert.rejects(commands["kizen.copyJson"](rows[0], rows), {
      name: "KizenError",
      kind: "forbidden",
    });
    assert.equal(await clipboard(), "before");
  });

  it("show a record's new text in the document that is open already", async () => {
    await commands["kizen.openRecordAsJson"](target("id-2"));
    const document = vscode.window.activeTextEditor?.document;
    model.server.answer = (_, response) => json(response, 200, '{"id":"id-2","name":"Two","new":1}');
    await commands["kizen.refreshRecord"](target("id-2"));
    await eventually(() => assert.match(document?.getText() ?? "", /"new": 1/));
  });
}

function workingOnSeveral(): void {
  it("open each of several records, and refuse what would be too many tabs", async () => {
    const rows = [target("id-1"), target("id-2")];
    await commands["kizen.openRecord"](rows[0], rows);
    assert.deepEqual(
      opened.map(({ id }) => id),
      ["id-1", "id-2"],
    );
    await commands["kizen.openRecordAsJson"](rows[0], rows);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 2);
    const many = Array.from({ length: 30 }, (_, index) => target(`x-${index}`));
    await assert.rejects(commands["kizen.openRecord"](many[0], many), UserFacingError);
  });

  it("copy cURL commands without the key", async () => {
    const rows = [target("id-1"), target("id-2")];
    await commands["kizen.copyAsCurl"](rows[0], rows);
    const text = await clipboard();
    assert.match(text, /\$KIZEN_API_KEY/);
    assert.ok(!text.includes(SECRET));
    assert.deepEqual(text.match(/'https:[^']*'/g), [
      "'https://kizen.example/api/company/id-1'",
      "'https://kizen.example/api/company/id-2'",
    ]);
  });

  it("copy the cURL command of the list's page once where the server offers no single records", async () => {
    const rows = [target("id-3"), target("id-4")];
    await commands["kizen.copyAsCurl"](rows[0], rows);
    assert.deepEqual((await clipboard()).match(/'https:[^']*'/g), [
      "'https://kizen.example/api/company?page=1&page_size=10'",
    ]);
  });

  it("remember what was opened, copied and inserted, with its name, and nothing that failed", async () => {
    await commands["kizen.copyId"](target("id-1"));
    await commands["kizen.openRecord"](target("unknown"));
    await assert.rejects(commands["kizen.openRecordAsJson"](target("id-9")));
    await openAtCursors("json", "|");
    await commands["kizen.insertId"](target("id-2"));
    await commands["kizen.openRecordAsJson"]({ ref: ref("id-1") });
    assert.deepEqual(
      model.recent.list().map(({ ref: { id }, label, how }) => [id, label, how]),
      [
        ["id-1", "Müller/Söhne 🏢", "opened"],
        ["id-2", "Company 2", "inserted"],
      ],
    );
  });

  it("reveal the clicked record", async () => {
    await commands["kizen.revealInSidebar"](target("id-3"));
    assert.deepEqual(revealed, [ref("id-3")]);
  });

  it("insert the ids of all selected rows", async () => {
    const editor = await openAtCursors("json", '{ "ids": [|] }');
    const rows = [target("id-1"), target("id-2")];
    await commands["kizen.insertId"](rows[0], rows);
    assert.equal(editor.document.getText(), '{ "ids": ["id-1", "id-2"] }');
  });
}
