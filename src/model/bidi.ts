/** They turn the order of characters, up to the end of the line and over whatever else stands there. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Scripts that run from right to left, and the marks that do as these. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u;

/** A text of a server without the characters that turn the order of others. */
export function stripBidiControls(text: string): string {
  return text.replace(TURNING, "\ufffd");
}

/** What an earlier call isolated, whole. */
const ISOLATED = /(\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069)/;
const EACH_ISOLATED = new RegExp(ISOLATED, "g");

/**
 * A text of a server, to stand in a line with other text: nothing in it changes the order of what is beside it. What runs
 * from right to left is isolated (Unicode's first strong isolate), or a number behind it would be drawn in front. What
 * was isolated before stays as it is, so that sentences can be made of sentences.
 */
export function isolateBidi(text: string): string {
  if (RIGHT_TO_LEFT.test(stripBidiControls(text.replace(EACH_ISOLATED, "")))) {
    const whole = text.replace(EACH_ISOLATED, (isolated) => isolated.slice(1, -1));
    return `\u2068${stripBidiControls(whole)}\u2069`;
  }
  const pieces = text.split(ISOLATED);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : stripBidiControls(piece))).join("");
}
