import { fold } from "./fold";

/**
 * Signs that make another name of it, as in C++, C# and A*: other punctuation stands between words, and people leave it
 * out or type it where it is not.
 */
const TELLING = /[\p{Sm}\p{Sc}#*%]/gu;

/** Signs in a text, each with how often it stands there. */
export type SignCounts = ReadonlyMap<string, number>;

export function signsOf(text: string): SignCounts {
  const counts = new Map<string, number>();
  // Folded as the words are: one of them may be a sign itself, with a stroke or without.
  for (const sign of fold(text).match(TELLING) ?? []) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/** Whether texts have all the signs of a text that was typed. */
export function haveSigns(texts: readonly string[], typed: SignCounts): boolean {
  if (typed.size === 0) return true;
  const counts = signsOf(texts.join(" "));
  return [...typed].every(([sign, count]) => (counts.get(sign) ?? 0) >= count);
}
