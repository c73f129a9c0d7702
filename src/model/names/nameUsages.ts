import { scanIds } from "../ids/scanIds";
import { usagesAt, type Usage } from "../ids/usages";
import type { NameMatch, NamePlace } from "./namePlace";

/** What is looked for: a thing by its id, and by what code calls it. */
export interface SoughtName {
  readonly ids: ReadonlySet<string>;
  readonly name: NameMatch | undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What stands in code for a thing; undefined where only its id does. */
function wordOf(name: NameMatch | undefined): string | undefined {
  return name && (name.option ?? name.field ?? name.activity ?? name.object);
}

/** Whether a text has anything of what is sought: most files have nothing. */
export function mayUse(text: string, { ids, name }: SoughtName): boolean {
  const word = wordOf(name);
  if (word !== undefined && word !== "" && text.includes(word)) return true;
  return ids.size > 0 && scanIds(text).some(({ id }) => ids.has(id));
}

/**
 * The places of a thing in a text: its ids, and its names. `places` is what a parser found; without one, names count
 * where a whole string is nothing else.
 */
export function findNameUsages(
  text: string,
  { ids, name }: SoughtName,
  places: readonly NamePlace[] | undefined,
  most = Infinity,
): Usage[] {
  const byId = scanIds(text).filter(({ id }) => ids.has(id));
  const byName = name === undefined ? [] : places ? placesOf(places, name) : quotedIn(text, name);
  const found = [...byId, ...byName].toSorted((a, b) => a.start - b.start);
  return usagesAt(text, found.slice(0, most));
}

function placesOf(places: readonly NamePlace[], name: NameMatch): Stretch[] {
  return places
    .filter(({ match }) => match && isSame(match, name))
    .map(({ nameStart, end }) => ({ start: nameStart, end }));
}

function isSame(a: NameMatch, b: NameMatch): boolean {
  return a.object === b.object && a.field === b.field && a.option === b.option && a.activity === b.activity;
}

const QUOTE = /["'`]/;

/** Where a string is a name, alone or behind that of its object; and, of an object, where a path has it. */
function quotedIn(text: string, name: NameMatch): Stretch[] {
  const word = wordOf(name) ?? "";
  if (word === "") return [];
  const found: Stretch[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const [before, behind] = [text.charAt(at - 1), text.charAt(at + word.length)];
    const isQuoted = QUOTE.test(before) && behind === before;
    const owner = name.option === undefined && name.field !== undefined ? `${name.object ?? ""}.` : undefined;
    const isDotted = owner !== undefined && text.startsWith(owner, at - owner.length) && QUOTE.test(behind);
    const isInPath = name.field === undefined && before === "/" && !/[\w-]/.test(behind);
    if (isQuoted || isDotted || isInPath) found.push({ start: at, end: at + word.length });
  }
  return found;
}
