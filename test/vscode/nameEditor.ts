import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerNameFeatures, type NameFeatures } from "../../src/features/editor/names/nameFeatures";
import { createThingDocuments } from "../../src/features/editor/things/thingDocuments";
import { Emitter } from "../../src/model/event";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { schemaServer, type SchemaAnswers } from "../support/servers/schemaServer";

/** A program with one name that does not exist: `sise`. */
export const SCRIPT = [
  "import requests",
  "",
  'URL = "https://app.go.kizen.com/api"',
  "",
  "def small_deals():",
  '    body = {"field_names": ["name", "sise"]}',
  '    return requests.post(f"{URL}/records/deals/search", json=body)',
  "",
  "def grow(id):",
  '    fields = [{"name": "size", "value": "Large"}]',
  '    return requests.patch(f"{URL}/records/deals/{id}", json={"fields": fields})',
  "",
].join("\n");

export type Shown = Pick<vscode.TextEditor, "document">;

let files = 0;
const never = new Emitter<undefined>();

/** What is explained, marked and suggested of names, over a business with a schema. */
export class NameEditor {
  private constructor(
    readonly model: TestModel,
    readonly names: NameFeatures,
    readonly parts: vscode.Disposable,
  ) {}

  /** `told` is whether the person was told how suggestions come while typing. */
  static async start(answers: SchemaAnswers, told: { is: unknown }): Promise<NameEditor> {
    const model = await startModel(schemaServer(answers));
    const thingDocuments = createThingDocuments(model.schemas, "kizenschema-names");
    const names = registerNameFeatures({
      thingDocuments,
      businesses: model.businesses,
      schemas: model.schemas,
      pinOf: () => undefined,
      state: { get: () => told.is, set: (_, value) => Promise.resolve(void (told.is = value)) },
      onDidChangePins: never.event,
      onDidChangeBusinesses: never.event,
    });
    return new NameEditor(model, names, vscode.Disposable.from(names, thingDocuments));
  }

  read() {
    return this.model.schemas.open(this.model.business.key);
  }

  async dispose(): Promise<void> {
    this.parts.dispose();
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await this.model.dispose();
  }
}

export async function open(text: string, language = "python"): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({
    content: `${"\n".repeat(files++)}${text}`,
    language,
  });
  return vscode.window.showTextDocument(document);
}

export const positionOf = ({ document }: Shown, text: string, inside = 1) =>
  document.positionAt(document.getText().indexOf(text) + inside);

export const marksOf = ({ document }: Shown) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === "name");

export const marked = (editor: Shown, messages: readonly string[]) =>
  eventually(() =>
    assert.deepEqual(
      marksOf(editor).map(({ message }) => message),
      messages,
    ),
  );

export async function hoverAt(editor: Shown, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    editor.document.uri,
    positionOf(editor, text),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join("\n");
}

export async function suggestionsAt(
  editor: Shown,
  text: string,
  inside?: number,
): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    editor.document.uri,
    positionOf(editor, text, inside),
  );
  return items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === "string" ? label : label.label));
}
