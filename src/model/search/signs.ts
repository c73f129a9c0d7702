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

/** The bit of all characters outside of ASCII. */
const FOREIGN = 2 ** 31;
/** Of a sign that is there twice, so many bits further on. */
const TWICE = 9;
const SIGN_BITS = 31;

/** Which signs a text has, punctuation among them: a bit for each or several, and one for each that is there twice. */
export function signBits(text: string): number {
  let once = 0;
  let twice = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) once |= FOREIGN;
    else if (isSign(code)) {
      const bit = 1 << (code % SIGN_BITS);
      if ((once & bit) !== 0) twice |= 1 << ((code + TWICE) % SIGN_BITS);
      once |= bit;
    }
  }
  return (once | twice) >>> 0;
}

/** The same of a text as signs in it are compared. */
export function foldedSignBits(text: string): number {
  const bits = signBits(text);
  return bits < FOREIGN ? bits : signBits(fold(text));
}

function isSign(code: number): boolean {
  const isDigit = code >= 0x30 && code <= 0x39;
  const letter = code | 0x20;
  return code > 0x20 && !isDigit && !(letter >= 0x61 && letter <= 0x7a);
}
