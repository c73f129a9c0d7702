/** Odd, so that multiplying by it turns every 32-bit number into another one and back. */
const MULTIPLIER = 0x9e3779b1;
const INVERSE = 0x0e8b2f51;

/** Every byte in hexadecimal: a page of a thousand records has thousands of ids. */
const bytes = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0"));

const byte = (value: number) => bytes[value & 0xff] ?? "";
const hex = (value: number, digits: number) =>
  (byte(value >>> 24) + byte(value >>> 16) + byte(value >>> 8) + byte(value)).slice(-digits);

/**
 * The id of the `index`-th thing of a family, shaped like a version-4 UUID as all of Kizen's ids are. It looks random
 * and holds its index, so that a record is found by its id without a table of all ids.
 */
export function idOf(family: number, index: number): string {
  const first = Math.imul(index + 1, MULTIPLIER) ^ family;
  const rest = Math.imul(first ^ 0x5bd1e995, 0x27d4eb2f);
  return `${hex(first, 8)}-${hex(rest >>> 16, 4)}-4${hex(rest, 3)}-8${hex(first >>> 5, 3)}-${hex(family, 4)}${hex(rest ^ first, 8)}`;
}

/** The index of an id that `idOf` made, or undefined for any other text. Upper case is the same id. */
export function indexOf(family: number, id: string): number | undefined {
  const first = Number.parseInt(id.slice(0, 8), 16);
  if (Number.isNaN(first)) return undefined;
  const index = (Math.imul(first ^ family, INVERSE) >>> 0) - 1;
  return index >= 0 && idOf(family, index) === id.toLowerCase() ? index : undefined;
}
