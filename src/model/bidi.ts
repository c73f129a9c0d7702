/** They turn the order of characters, up to the end of the line and over whatever else stands there. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Scripts that run from right to left, and the marks that do as these. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u;

/** A text of a server without the characters that turn the order of others. */
export function withoutTurning(text: string): string {
  return text.replace(TURNING, "\ufffd");
}

/**
 * A text of a server, to stand in a line with other text: nothing in it changes the order of what is beside it. What runs
 * from right to left is isolated (Unicode's first strong isolate), or a number behind it would be drawn in front.
 */
export function inOwnDirection(text: string): string {
  const plain = withoutTurning(text);
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
