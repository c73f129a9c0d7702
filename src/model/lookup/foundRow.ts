import type { IndexedRecord } from "../index/indexedRecord";
import { recordKey, type RecordRef } from "../recordRef";
import { thingKey, type FoundThing } from "../schema/foundThing";
import { otherName } from "../schema/schemaThing";
import { Likeness, likenessOf } from "../search/likeness";

/** A record that a look-up found. */
export interface FoundRecord {
  readonly ref: RecordRef;
  readonly label: string;
  /** The name of its business. */
  readonly businessName: string;
  /** Names and values of the few fields that tell records apart, where they are known. */
  readonly fields: IndexedRecord["fields"];
}

/** What a look-up found: a record, or a part of a business's schema. */
export type FoundRow = FoundRecord | FoundThing;

/** Rows under one heading. */
export interface Section {
  /** Records used lately, read here before, or found by Kizen just now; else the name of a section of the schema. */
  readonly name: string;
  readonly rows: readonly FoundRow[];
}

/** Same text for rows of the same record or thing. */
export function foundKey(row: FoundRow): string {
  return "ref" in row ? recordKey(row.ref) : thingKey(row);
}

/** How much a row is what was typed. */
export function likenessOfRow(row: FoundRow, query: string): number {
  if ("ref" in row) return likenessOf(query, { id: row.ref.id, label: row.label });
  const { info } = row.thing;
  return likenessOf(query, { id: info.id, label: info.label, name: otherName(row.thing) });
}

/** Whether a row's name or id is just what was asked for, so that none can be it more. */
export function isExact(row: FoundRow, query: string): boolean {
  return likenessOfRow(row, query) === Likeness.same;
}

export function labelOfRow(row: FoundRow): string {
  return "ref" in row ? row.label : row.thing.info.label;
}
