/** Signs that leave a mark on the screen: not spaces, controls, fillers such as U+3164, nor a blank of Braille. */
const SEEN = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether anything of a text can be seen. */
export function isVisible(text: string): boolean {
  return SEEN.test(text);
}
