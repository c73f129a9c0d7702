/** An id found in a text: `text.slice(start, end)` is how it stands there. */
export interface FoundId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** Every Kizen id is a UUID. One that goes on with hexadecimal digits at either end is something else. */
const anyId = new RegExp(`(?<![0-9a-f])${UUID}(?![0-9a-f])`, "gi");
/** Addresses that name the record's object first: the web app's, and those of both generations of the API. */
const recordAddress = new RegExp(
  `/(?:(?:custom-objects|records)/${UUID}|pipelines/${UUID}/entity-records)/(${UUID})(?![0-9a-f])`,
  "gi",
);

/** Every id in a text, wherever it stands: in addresses, quotes, `"custom"::<id>`. */
export function findIds(text: string): FoundId[] {
  return [...text.matchAll(anyId)].map(({ 0: id, index }) => ({ id, start: index, end: index + id.length }));
}

/**
 * The one id a pasted text is about, or undefined where there is none or more than one. An address of a record also
 * names its object; the record is meant. In lower case, as Kizen writes ids.
 */
export function idIn(text: string): string | undefined {
  const addressed = [...text.matchAll(recordAddress)].flatMap(([, id]) => (id === undefined ? [] : [id]));
  const ids = addressed.length > 0 ? addressed : findIds(text).map(({ id }) => id);
  const [id, ...others] = new Set(ids.map((found) => found.toLowerCase()));
  return others.length === 0 ? id : undefined;
}
