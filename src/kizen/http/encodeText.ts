/** `encodeURIComponent` for any text: half a surrogate pair, which has no encoding, becomes U+FFFD. */
export function encodeText(text: string | number): string {
  return encodeURIComponent(String(text).toWellFormed());
}
