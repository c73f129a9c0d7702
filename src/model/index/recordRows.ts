import type { KizenRecord } from "../../kizen";
import { labelOf, NO_ID, toText, valuesOf } from "../summary";
import type { IndexedRecord } from "./indexedRecord";

/** Fields worth keeping, best first. They are a chance: only `id` and `name` of a company are documented. */
const TELLING = ["domains", "email", "website", "business_phone", "mobile_phone"];
const MOST_TELLING = 3;
/** Kept of each record, for sorting by it. */
const CREATED = "created";
const LONGEST_FIELD = 80;
const LONGEST_LABEL = 300;
/** Between the parts of a row. No text from Kizen keeps one: `toText` makes white space of it. */
const SEPARATOR = "\u0000";

/** One record of the index: its id, its label, then names and values of its fields in turn. */
export type Row = readonly [id: string, label: string, ...fields: string[]];

/** What is kept of a record as Kizen sent it. */
export function toRow(record: KizenRecord): Row {
  const values = valuesOf(record);
  const fields: string[] = [];
  const keep = (name: string) => {
    const text = clean(toText(values.get(name)), LONGEST_FIELD);
    if (text !== "") fields.push(name, text);
  };
  for (const name of TELLING) if (fields.length < 2 * MOST_TELLING) keep(name);
  keep(CREATED);
  const label = labelOf(values) ?? (record.id === "" ? NO_ID : record.id);
  return [clean(record.id, LONGEST_LABEL), clean(label, LONGEST_LABEL), ...fields];
}

function clean(text: string, longest: number): string {
  return text.slice(0, longest).replaceAll(SEPARATOR, " ");
}

/** A row as the rest of the product sees it. */
export function toIndexedRecord(businessKey: string, kind: string, row: Row): IndexedRecord {
  const [id, label, ...rest] = row;
  const fields: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rest.length; at += 2) fields.push([rest[at] ?? "", rest[at + 1] ?? ""]);
  const telling = fields.find(([name]) => name !== "created")?.[1];
  return {
    ref: { businessKey, kind, id },
    label,
    description: [id.slice(0, 8), telling].filter(Boolean).join(" · "),
    fields,
  };
}

/**
 * The rows of one index, packed: one string a row, because a hundred thousand objects with their arrays would take
 * several times the memory. Rows have numbers that stay the same while the row exists.
 */
export class RecordRows {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Where each row stood in the server's list. */
  readonly #positions: number[] = [];
  /** The reading in which each row was met last. */
  readonly #passes: number[] = [];
  readonly #free: number[] = [];

  /** Rows that exist. */
  get size(): number {
    return this.#numbers.size;
  }

  /** One more than the largest row number. */
  get end(): number {
    return this.#texts.length;
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  has(number: number): boolean {
    return (this.#texts[number] ?? "") !== "";
  }

  /** Where a row stood in the server's list, counted from 0. */
  position(number: number): number {
    return this.#positions[number] ?? 0;
  }

  /** The row with a number, or undefined where there is none (any more). */
  row(number: number): Row | undefined {
    const text = this.#texts[number];
    if (text === undefined || text === "") return undefined;
    const [id = "", label = "", ...fields] = text.split(SEPARATOR);
    return [id, label, ...fields];
  }

  /** Adds a row or replaces the one with its id. Tells its number, and whether anything but its place is new. */
  set(
    row: Row,
    { position, pass }: { readonly position: number; readonly pass: number },
  ): { readonly number: number; readonly isChanged: boolean } {
    // Joined, so that it is a string of its own and does not keep the answer's whole text alive.
    const text = row.join(SEPARATOR);
    const known = this.#numbers.get(row[0]);
    const number = known ?? this.#free.pop() ?? this.#texts.length;
    this.#positions[number] = position;
    this.#passes[number] = pass;
    if (known !== undefined && this.#texts[known] === text) return { number, isChanged: false };
    this.#texts[number] = text;
    if (known === undefined) this.#numbers.set(text.slice(0, row[0].length), number);
    return { number, isChanged: true };
  }

  remove(number: number): void {
    const row = this.row(number);
    if (!row) return;
    this.#numbers.delete(row[0]);
    this.#texts[number] = "";
    this.#free.push(number);
  }

  /** The numbers of all rows, in the server's order. */
  inOrder(): number[] {
    return [...this.#numbers.values()].sort((a, b) => (this.#positions[a] ?? 0) - (this.#positions[b] ?? 0));
  }

  /** The rows that a reading did not meet: their records are gone. */
  missedBy(pass: number): number[] {
    return [...this.#numbers.values()].filter((number) => this.#passes[number] !== pass);
  }

  clear(): void {
    this.#texts.length = 0;
    this.#positions.length = 0;
    this.#passes.length = 0;
    this.#free.length = 0;
    this.#numbers.clear();
  }
}
