import { fold, placedWords, wordsOf, type PlacedWord } from "./fold";
import { beginsWithTypo } from "./typo";

type Range = [start: number, end: number];

/** Which parts of a label answer a query, for showing why it was found. */
export function highlightsOf(label: string, query: string): Range[] {
  const words = placedWords(label);
  const typed = wordsOf(fold(query));
  return merge(typed.flatMap((word) => rangesOf(word, words)));
}

function rangesOf(typed: string, words: readonly PlacedWord[]): Range[] {
  const begun = words.find(({ word }) => word === typed) ?? words.find(({ word }) => word.startsWith(typed));
  if (begun) return [range(begun, 0, typed.length)];
  const initials = words.map(({ word }) => word.charAt(0)).join("");
  if (typed.length > 1 && initials.startsWith(typed)) {
    return words.slice(0, typed.length).map((word) => range(word, 0, 1));
  }
  const around = words.find(({ word }) => word.includes(typed));
  if (around) {
    const from = around.word.indexOf(typed);
    return [range(around, from, from + typed.length)];
  }
  for (const [index, { word, places }] of words.entries()) {
    const next = words[index + 1];
    const rest = typed.startsWith(word) ? typed.slice(word.length) : "";
    if (next && rest !== "" && next.word.startsWith(rest)) {
      return [range({ word, places }, 0, word.length), range(next, 0, rest.length)];
    }
  }
  const misspelt = words.find(({ word }) => typed.length > 3 && beginsWithTypo(word, typed));
  return misspelt ? [range(misspelt, 0, typed.length)] : [];
}

function range({ places }: PlacedWord, from: number, to: number): Range {
  const first = places[Math.min(from, places.length - 1)];
  const last = places[Math.min(to, places.length) - 1];
  return [first?.[0] ?? 0, last?.[1] ?? 0];
}

/** In order, those that touch or overlap made one. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
