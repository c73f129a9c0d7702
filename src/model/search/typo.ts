/**
 * Whether `word` begins with `typed` if one mistake in typing is forgiven: a letter that is wrong, missing, too many,
 * or swapped with the next.
 */
export function beginsWithTypo(word: string, typed: string): boolean {
  let at = 0;
  while (at < typed.length && word.charCodeAt(at) === typed.charCodeAt(at)) at++;
  if (at === typed.length) return true;
  if (goesOn(word, at + 1, typed, at + 1)) return true;
  if (goesOn(word, at, typed, at + 1) || goesOn(word, at + 1, typed, at)) return true;
  const isSwapped =
    word.charCodeAt(at) === typed.charCodeAt(at + 1) && word.charCodeAt(at + 1) === typed.charCodeAt(at);
  return isSwapped && goesOn(word, at + 2, typed, at + 2);
}

function goesOn(word: string, wordFrom: number, typed: string, typedFrom: number): boolean {
  for (let at = typedFrom; at < typed.length; at++) {
    if (word.charCodeAt(wordFrom + at - typedFrom) !== typed.charCodeAt(at)) return false;
  }
  return true;
}
