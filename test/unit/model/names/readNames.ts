import { DocumentNameReader } from "../../../../src/model/names/documentNameReader";
import type { Grammar } from "../../../../src/model/languages/language";
import type { NamePlace } from "../../../../src/model/names/namePlace";
import type { SchemaNames } from "../../../../src/model/names/schemaNames";

/** The places of names in a text, read in one go. */
export function readNames(
  source: string,
  grammar: Grammar,
  schema: SchemaNames,
  reader = new DocumentNameReader(grammar),
): readonly NamePlace[] {
  return readingsOf(source, reader, schema).at(-1) ?? [];
}

/** All that a reader says of a text: first of what is new in it, then of the whole. */
export function readingsOf(source: string, reader: DocumentNameReader, schema: SchemaNames) {
  const readings: (readonly NamePlace[])[] = [];
  const steps = reader.read(source, schema, (places) => void readings.push(places));
  while (steps.next().done !== true);
  return readings;
}

/** A place in one line: where, what, how sure, and what it stands for or what is wrong with it. */
export function describePlace(source: string, place: NamePlace): string | undefined {
  const { start, end, kind, certainty, match, problem } = place;
  if (!match && !problem) return undefined;
  const before = source.slice(0, start).split("\n");
  const where = `${before.length - 1}:${before.at(-1)?.length ?? 0}`;
  const meant = [match?.object, match?.field, match?.option, match?.activity].filter(
    (one) => one !== undefined,
  );
  const wrong = problem && `${problem.kind}; ${problem.suggestions[0] ?? "nothing like it"}`;
  return `${where} ${source.slice(start, end)} | ${certainty} ${kind} ${wrong ?? meant.join(".")}`;
}
