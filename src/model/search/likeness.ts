import { fold } from "./fold";

/** How much a record's name or id is what was typed, best first. */
export const Likeness = {
  same: 0,
  /** But for capitals. */
  sameLetters: 1,
  /** But for accents, apostrophes and wide or narrow forms. */
  sameFolded: 2,
  none: 3,
} as const;

/** What a record or a part of a schema is called. */
export interface Called {
  readonly id: string;
  readonly label: string;
  /** In code, where it has a name there. */
  readonly name?: string;
}

/** Compares something with the whole of what was typed: Enter is to mean what someone typed in full. */
export function likenessOf(typed: string, { id, label, name = "" }: Called): number {
  const query = spaced(typed);
  if (query === "") return Likeness.none;
  const names = [spaced(label), spaced(name)];
  if (names.includes(query) || id === query) return Likeness.same;
  if ([...names, id].some((one) => lower(one) === lower(query))) return Likeness.sameLetters;
  return names.some((one) => foldedName(one) === foldedName(query)) ? Likeness.sameFolded : Likeness.none;
}

/** What all names have in common that differ in capitals, accents or spaces only. */
export function foldedName(text: string): string {
  return spaced(fold(text));
}

function spaced(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ");
}

function lower(text: string): string {
  // Letters like ß are the same as the two that they are in capitals.
  return text.toUpperCase().toLowerCase();
}
