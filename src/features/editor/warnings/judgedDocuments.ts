import type * as vscode from "vscode";
import {
  gatherForeign,
  idWarnings,
  type FileWarning,
  type IdWarning,
  type IdWarningsDependencies,
} from "../../../model/ids/idWarnings";
import { LARGEST_TEXT } from "../../../model/ids/scanIds";
import { takeInSlices } from "../../../model/slices";
import type { Pin } from "../../../model/businesses/pins";
import { ignoredIds } from "./ignoredIds";

/** Marks of a document: nobody reads more, and VS Code shows no more of one file. */
const MOST_MARKS = 1000;

export type Warning = IdWarning | FileWarning;

export interface JudgedDocumentsDependencies extends IdWarningsDependencies {
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
}

/** What is wrong with the ids of documents, looked for in slices. */
export class JudgedDocuments {
  readonly #dependencies: JudgedDocumentsDependencies;
  readonly #last = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly warnings: readonly Warning[] }
  >();
  #current: { readonly document: vscode.TextDocument; readonly controller: AbortController } | undefined;

  constructor(dependencies: JudgedDocumentsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Undefined where someone typed meanwhile. One document at a time. */
  async judge(document: vscode.TextDocument): Promise<readonly Warning[] | undefined> {
    const { uri, version } = document;
    const text = document.getText();
    const controller = new AbortController();
    this.#current = { document, controller };
    const steps = idWarnings(text, this.#dependencies.pinOf(uri), ignoredIds(uri), this.#dependencies);
    const found = text.length > LARGEST_TEXT ? [] : await takeInSlices(steps, controller.signal);
    if (!found || document.version !== version) return undefined;
    const warnings = gatherForeign(found).slice(0, MOST_MARKS);
    this.#last.set(document, { version, warnings });
    return warnings;
  }

  /** What was found in a document as it is; nothing before that. */
  last(document: vscode.TextDocument): readonly Warning[] {
    const { version, warnings = [] } = this.#last.get(document) ?? {};
    return version === document.version ? warnings : [];
  }

  /** Gives up judging a document, or any. */
  abort(document = this.#current?.document): void {
    if (this.#current?.document === document) this.#current?.controller.abort();
  }
}
