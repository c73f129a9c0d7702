import type * as vscode from "vscode";
import { Emitter, type Disposable, type Event } from "../../../model/event";
import { inSlices } from "../../../model/slices";
import type { DocumentNameReader } from "../../../model/names/documentNameReader";
import { languageOf } from "../../../model/languages/languages";
import { loadNameReader } from "../../../model/names/loadNameReader";
import type { NamePlace } from "../../../model/names/namePlace";
import type { SchemaNames } from "../../../model/names/schemaNames";
import { isCode } from "../documentIds";
import type { SchemaOfDocument } from "./documentSchemas";

export interface NameReading {
  readonly schema: SchemaOfDocument;
  readonly places: readonly NamePlace[];
}

interface State {
  readonly reader: DocumentNameReader;
  readonly languageId: string;
  last: { readonly version: number; readonly names: SchemaNames; readonly reading: NameReading } | undefined;
  current:
    | {
        readonly version: number;
        readonly names: SchemaNames;
        readonly controller: AbortController;
        readonly signal: AbortSignal;
        readonly reading: Promise<NameReading | undefined>;
      }
    | undefined;
}

/**
 * The names in the documents that are open, each read when asked for, in slices, and again only where it changed.
 */
export class NameReadings implements Disposable {
  readonly #states = new WeakMap<vscode.TextDocument, State>();
  readonly #didComplete = new Emitter<vscode.TextDocument>();
  readonly #schemaOf: (document: vscode.TextDocument) => SchemaOfDocument | undefined;

  /** What a change means for the rest of its document was found, after what `of` gave. */
  readonly onDidComplete: Event<vscode.TextDocument> = this.#didComplete.event;

  constructor(schemaOf: (document: vscode.TextDocument) => SchemaOfDocument | undefined) {
    this.#schemaOf = schemaOf;
  }

  /** Whether there is a schema that a document's names could be of. */
  isWanted(document: vscode.TextDocument): boolean {
    return this.#schemaOf(document) !== undefined;
  }

  /** What was found last, of whatever version. */
  last(document: vscode.TextDocument): NameReading | undefined {
    return this.#states.get(document)?.last?.reading;
  }

  /**
   * The names in a document as it is now; undefined where none are looked for, where no schema is known, and where the
   * document changed before the reading ended. Loads the parsers on first use.
   */
  async of(document: vscode.TextDocument): Promise<NameReading | undefined> {
    if (!isCode(document) || !languageOf(document.languageId)?.grammar) return undefined;
    if (!this.#schemaOf(document)) return undefined;
    const Reader = await loadNameReader();
    // Looked at after the import: someone may have typed meanwhile, and the schema may be another.
    const schema = this.#schemaOf(document);
    const { languageId, version } = document;
    const grammar = languageOf(languageId)?.grammar;
    if (!schema || document.isClosed || !grammar) return undefined;
    let state = this.#states.get(document);
    if (state?.languageId !== languageId) {
      state?.current?.controller.abort();
      this.#states.set(
        document,
        (state = { reader: new Reader(grammar), languageId, last: undefined, current: undefined }),
      );
    }
    const { names } = schema;
    if (state.last?.version === version && state.last.names === names) return state.last.reading;
    if (state.current?.version === version && state.current.names === names) return state.current.reading;
    state.current?.controller.abort();
    const controller = new AbortController();
    const { signal } = controller;
    const reading = this.#read(document, schema, state, signal);
    state.current = { version, names, controller, signal, reading };
    return reading;
  }

  dispose(): void {
    this.#didComplete.dispose();
  }

  /** Resolves with the first that is found; what follows from a change for the rest of the document comes behind it. */
  #read(
    document: vscode.TextDocument,
    schema: SchemaOfDocument,
    state: State,
    signal: AbortSignal,
  ): Promise<NameReading | undefined> {
    const { version } = document;
    const { names } = schema;
    return new Promise((resolve, reject) => {
      let isFirst = true;
      const steps = state.reader.read(document.getText(), names, (places) => {
        const reading = { schema, places };
        state.last = { version, names, reading };
        resolve(reading);
        if (!isFirst) this.#didComplete.fire(document);
        isFirst = false;
      });
      const ended = () => {
        if (state.current?.signal === signal) state.current = undefined;
        resolve(undefined);
      };
      inSlices(steps, () => undefined, signal).then(ended, reject);
    });
  }
}
