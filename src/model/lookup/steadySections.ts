import { foundKey, isExact, type FoundRow, type Section } from "./foundRow";

/**
 * Sections as they are now, with the rows that are on screen where they were and new ones behind them: while records are
 * being read, no row is to move away under the mouse. What was asked for to the letter goes first all the same: Enter is
 * to mean it.
 *
 * @param shown the sections on screen, which answer the same query
 */
export function steadySections(
  shown: readonly Section[],
  now: readonly Section[],
  query: string,
): readonly Section[] {
  const [best] = now;
  const exact = best?.rows[0];
  if (!best || (exact && isExact(exact, query))) return now;
  const before = new Map(shown.map(({ name, rows }) => [name, rows]));
  const sections = now.map(({ name, rows }) => ({ name, rows: steadyRows(before.get(name) ?? [], rows) }));
  return inOrderOf([...before.keys()], sections, ({ name }) => name);
}

function steadyRows(shown: readonly FoundRow[], now: readonly FoundRow[]): readonly FoundRow[] {
  return inOrderOf(shown.map(foundKey), now, foundKey);
}

/** What is among the keys in their order, then the others in their own. */
function inOrderOf<T>(keys: readonly string[], values: readonly T[], keyOf: (value: T) => string): T[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = (value: T) => places.get(keyOf(value)) ?? keys.length;
  return values.toSorted((one, other) => placeOf(one) - placeOf(other));
}
