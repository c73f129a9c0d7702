import { isVisible } from "../../kizen";

export function firstVisible(texts: readonly string[]): string | undefined {
  return texts.find(isVisible);
}

/** The text with each run of white space, or of zeros of C, made one space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000]+/g, " ").trim();
}

/** No more than so many code units of a text, and no half of a character at the end. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
