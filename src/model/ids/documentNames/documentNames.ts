import { LARGEST_TEXT } from "../scanIds";
import type { Grammar } from "../../languages/language";
import { readJsonNames, readJsonLines } from "./jsonNames";
import { NameCollector, personIn, type CollectedNames, type DocumentName } from "./nameCollector";
import { readYamlNames } from "./yamlNames";

export type { DocumentName } from "./nameCollector";

type Read = (text: string, collector: NameCollector) => Generator<undefined>;

/** How documents that name their own ids are read. */
const readers: ReadonlyMap<Grammar, Read> = new Map<Grammar, Read>([
  ["JSON", readJsonNames],
  ["JSON Lines", readJsonLines],
  ["YAML", readYamlNames],
]);

/** Names that are sorted in one step. */
const RUN = 500;

/** What a document itself says of the ids in it: an object with an `id` and a name beside it names that id. */
export class DocumentNames {
  readonly #byId = new Map<string, DocumentName[]>();
  readonly #beside: CollectedNames["beside"];

  private constructor(beside: CollectedNames["beside"]) {
    this.#beside = beside;
  }

  static *of({ names, beside }: CollectedNames): Generator<undefined, DocumentNames> {
    const all = new DocumentNames(beside);
    for (const [index, name] of names.entries()) {
      const before = all.#byId.get(name.id);
      if (!before) all.#byId.set(name.id, [name]);
      else if (!before.some(({ label }) => label === name.label)) before.push(name);
      if (index % RUN === RUN - 1) yield;
    }
    return all;
  }

  /** The names that the document gives an id in lower case, in their order, each once. */
  lookup(id: string): readonly DocumentName[] {
    return this.#byId.get(id) ?? [];
  }

  /** Whether the object that the id at `start` is a value of says the label as well: nobody needs it twice. */
  isSaidBeside(start: number, label: string): boolean {
    const strings = this.#beside.get(start);
    if (!strings) return false;
    for (const { value } of strings.values()) if (value.trim() === label) return true;
    return personIn(strings) === label;
  }
}

/**
 * Reads the names in a document, in short steps; undefined where documents like it do not name ids, or it is too large.
 */
export function* readDocumentNames(
  text: string,
  grammar: Grammar,
): Generator<undefined, DocumentNames | undefined> {
  const read = readers.get(grammar);
  if (!read || text.length > LARGEST_TEXT) return undefined;
  const collector = new NameCollector();
  try {
    yield* read(text, collector);
  } catch (error) {
    // Nested so deep that the parser ran out of stack: what was whole until there still has its names.
    if (!(error instanceof RangeError)) throw error;
  }
  return yield* DocumentNames.of(collector.finish());
}
