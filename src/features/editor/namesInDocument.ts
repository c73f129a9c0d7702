import type * as vscode from "vscode";
import type { DocumentNames } from "../../model/ids/documentNames/documentNames";
import { languageOf } from "../../model/languages/languages";

interface Reading {
  readonly version: number;
  readonly names: DocumentNames | undefined;
}

/** Readings of documents that are open; a document that is closed takes its own along. */
export class NamesInDocuments {
  readonly #readings = new WeakMap<vscode.TextDocument, Reading>();

  /** What a document says of its own ids; undefined where its language names none. Loads the parsers on first use. */
  async of(document: vscode.TextDocument): Promise<DocumentNames | undefined> {
    const { readDocumentNames } = await import("../../model/ids/documentNames/documentNames");
    // Looked at after the import, since someone may have typed meanwhile.
    const { version } = document;
    const before = this.#readings.get(document);
    if (before?.version === version) return before.names;
    const grammar = languageOf(document.languageId)?.grammar;
    const names = grammar && readDocumentNames(document.getText(), grammar);
    this.#readings.set(document, { version, names });
    return names;
  }
}
