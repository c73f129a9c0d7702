/** Makes an element; children that are strings become text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

export function setAttributes(
  target: Element,
  attributes: Readonly<Record<string, string | number | boolean>>,
): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

/** Fills `{0}`, `{1}` … in a sentence of the host. */
export function fill(sentence: string, ...values: readonly string[]): string {
  return sentence.replace(/\{(\d)\}/g, (placeholder, index: string) => values[Number(index)] ?? placeholder);
}

export function formatNumber(value: number): string {
  return value.toLocaleString(document.documentElement.lang);
}
