import type * as vscode from "vscode";
import type { DocumentNames } from "../../model/ids/documentNames/documentNames";
import { takeInSlices } from "../../model/slices";
import { languageOf } from "../../model/languages/languages";

interface Reading {
  readonly version: number;
  readonly controller: AbortController;
  readonly names: Promise<DocumentNames | undefined>;
}

/** Readings of documents that are open; a document that is closed takes its own along. */
export class NamesInDocuments {
  readonly #readings = new WeakMap<vscode.TextDocument, Reading>();

  /**
   * What a document says of its own ids, read in slices; undefined where its language names none, and where someone types
   * meanwhile. Loads the parsers on first use.
   */
  async of(document: vscode.TextDocument): Promise<DocumentNames | undefined> {
    const { readDocumentNames } = await import("../../model/ids/documentNames/documentNames");
    // Looked at after the import, since someone may have typed meanwhile.
    const { version } = document;
    const before = this.#readings.get(document);
    if (before?.version === version) return before.names;
    before?.controller.abort();
    const controller = new AbortController();
    const grammar = languageOf(document.languageId)?.grammar;
    const steps = grammar && readDocumentNames(document.getText(), grammar);
    const names = steps ? takeInSlices(steps, controller.signal) : Promise.resolve(undefined);
    this.#readings.set(document, { version, controller, names });
    return names;
  }
}
