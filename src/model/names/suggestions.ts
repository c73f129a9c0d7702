/** Most that a person wants to choose from. */
const MOST = 3;
/** Likeness, from 0 to 1, from which a name was probably meant. */
const LIKE = 0.6;
/** More than any likeness. */
const SAME = 2;

export interface Candidate {
  /** What would be written. */
  readonly name: string;
  /** By what else it is known. */
  readonly label?: string;
  /** It is the one, however it is written. */
  readonly isMeant?: boolean;
}

/** What was found for what is written, by what it was looked for in: a schema does not change, it is replaced. */
const known = new WeakMap<object, Map<string, readonly string[]>>();
/** Names that are kept of one whole: a file is read again and again, and has few wrong ones. */
const MOST_KEPT = 1000;

/** The names of a whole that were probably meant; looked for once. */
export function suggestionsIn(
  whole: object,
  written: string,
  candidates: () => Iterable<Candidate>,
): readonly string[] {
  let ofWhole = known.get(whole);
  if (!ofWhole || ofWhole.size >= MOST_KEPT)
    known.set(whole, (ofWhole = new Map<string, readonly string[]>()));
  let found = ofWhole.get(written);
  if (!found) ofWhole.set(written, (found = suggestionsFor(written, candidates())));
  return found;
}

/** The names that were probably meant by what is written, best first. */
function suggestionsFor(written: string, candidates: Iterable<Candidate>): string[] {
  const ranked: { readonly name: string; readonly likeness: number }[] = [];
  const typed = bare(written);
  if (typed === "") return [];
  for (const { name, label, isMeant } of candidates) {
    const likeness = Math.max(
      isMeant === true ? SAME : 0,
      likenessOf(typed, bare(name)),
      label === undefined ? 0 : likenessOf(typed, bare(label)),
    );
    if (likeness >= LIKE) ranked.push({ name, likeness });
  }
  const inOrder = ranked.toSorted((a, b) => b.likeness - a.likeness).map(({ name }) => name);
  return [...new Set(inOrder)].slice(0, MOST);
}

/** Without what people write in one way here and another there: `closeDate`, `Close Date`, `close-date`. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function likenessOf(written: string, name: string): number {
  if (name === "") return 0;
  const longer = Math.max(written.length, name.length);
  const shorter = Math.min(written.length, name.length);
  // Nobody mistypes more than half of a name: the rest needs no look.
  if (shorter * 2 < longer) return 0;
  // Each letter more is a mistake.
  const canBeLike = (longer - shorter) / longer <= 1 - LIKE;
  const byMistakes = !canBeLike ? 0 : 1 - mistakesBetween(written, name) / longer;
  let same = 0;
  while (same < shorter && written[same] === name[same]) same++;
  // People forget how a name ends rather than how it begins.
  const byBeginning = same >= 5 ? same / shorter - (longer - same) / (longer * 3) : 0;
  return Math.max(byMistakes, byBeginning);
}

/** Letters that are wrong, missing, too many, or swapped with the next. */
function mistakesBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
