import type { CodeSyntax } from "../languages/language";
import { scanCodeInSteps } from "../languages/scanCode";
import type { KnownId } from "./knownIds";
import { idsInSteps, type FoundId } from "./scanIds";

/** Ids that are looked up in one step. */
const RUN = 50;
/** Links of one text: nobody follows more. */
const MOST = 5000;

export interface LinkedId extends FoundId {
  readonly known: KnownId;
}

/**
 * The ids of a text that lead somewhere, in short steps: all in text that people read, those in comments of code.
 * @param code how the text tells its comments; undefined where all of it is to be read
 */
export function* linkedIds(
  text: string,
  lookup: (id: string) => KnownId | undefined,
  code: CodeSyntax | undefined,
): Generator<undefined, readonly LinkedId[]> {
  const linked: LinkedId[] = [];
  let count = 0;
  for (const found of idsInSteps(text)) {
    if (!found || ++count % RUN === 0) yield;
    const known = found && lookup(found.id);
    if (known) linked.push({ ...found, known });
  }
  if (!code || linked.length === 0) return linked.slice(0, MOST);
  const starts = linked.map(({ start }) => start);
  const { places } = yield* scanCodeInSteps(code, text, starts);
  return linked.filter((_, index) => places[index] === "comment").slice(0, MOST);
}
