/** A name as it is compared: accents may be written in two ways, and white space says nothing. Capitals count. */
export function nameKey(label: string): string {
  return label.normalize("NFC").trim().replace(/\s+/g, " ");
}

/** Whether two records bear the same name. */
export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

/** Whether two names are the same but for capitals, which is a likeness for a person to judge and not the same name. */
export function sameNameButCapitals(one: string, other: string): boolean {
  return nameKey(one).toLowerCase() === nameKey(other).toLowerCase();
}
