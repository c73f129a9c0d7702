import type { Grammar } from "../languages/language";
import { ProgramInference } from "./inference/programInference";
import { Program } from "./inference/program";
import { KeptNames, type FoundBefore } from "./keptNames";
import { namesKizen } from "./mayNameKizen";
import { NameFinder } from "./nameFinder";
import type { NamePlace } from "./namePlace";
import type { SchemaNames } from "./schemaNames";
import { changeBetween } from "./syntax/changeBetween";
import { DocumentSyntax } from "./syntax/documentSyntax";

/** Characters beyond which a document is left alone: nobody writes it by hand. */
const LARGEST = 1_500_000;
/** No program has it: a binary file was opened as text, and parsing that takes seconds. */
const BINARY = "\0";

interface Before {
  readonly source: string;
  readonly schema: SchemaNames;
  readonly found: FoundBefore;
}

/**
 * Finds the names of a business's schema in the strings of one document, again and again while someone types in it. A
 * document that shows no sign of Kizen has none, whatever its strings look like.
 */
export class DocumentNameReader {
  readonly #syntax: DocumentSyntax;
  #before: Before | undefined;

  constructor(grammar: Grammar) {
    this.#syntax = new DocumentSyntax(grammar);
  }

  /**
   * Reads in short steps. `found` gets the places: where a part of the document has changed, first with what is new in
   * that part, and then again with what follows from it for the others. A reading may be given up between two steps.
   */
  *read(
    source: string,
    schema: SchemaNames,
    found: (places: readonly NamePlace[]) => void,
  ): Generator<undefined> {
    if (source.length > LARGEST || source.includes(BINARY)) {
      found([]);
      return;
    }
    const program = yield* Program.link(yield* this.#syntax.read(source));
    const before = this.#before;
    if (before?.schema === schema) {
      const change = changeBetween(before.source, source);
      const kept = new KeptNames(before.found, this.#syntax.units, change);
      found(yield* this.#find(program, source, schema, kept));
    }
    found(yield* this.#find(program, source, schema));
  }

  *#find(
    program: Program,
    source: string,
    schema: SchemaNames,
    kept?: KeptNames,
  ): Generator<undefined, readonly NamePlace[]> {
    const inference = new ProgramInference(program, schema, this.#syntax.isData, this.#syntax.isLoose);
    const found = yield* new NameFinder(inference).find(namesKizen(source), kept);
    this.#before = { source, schema, found: { ...found, units: this.#syntax.units } };
    return found.places;
  }
}
