import { scanIds } from "./scanIds";

/** What stands before the object's id and between it and the record's, in the addresses that name both. */
const addresses: readonly (readonly [before: string, between: string])[] = [
  ["/custom-objects/", "/"],
  ["/records/", "/"],
  ["/pipelines/", "/entity-records/"],
];

/**
 * The one id a pasted text is about, or undefined where there is none or more than one. An address of a record, of the
 * web app or of either generation of the API, also names its object; the record is meant. In lower case, as Kizen
 * writes ids.
 */
export function idInText(text: string): string | undefined {
  const found = scanIds(text);
  const addressed = found.filter(({ start }, index) => {
    const object = found[index - 1];
    return (
      object &&
      addresses.some(
        ([before, between]) =>
          text.slice(object.end, start).toLowerCase() === between &&
          text.slice(object.start - before.length, object.start).toLowerCase() === before,
      )
    );
  });
  const [id, ...others] = new Set((addressed.length > 0 ? addressed : found).map((one) => one.id));
  return others.length === 0 ? id : undefined;
}
