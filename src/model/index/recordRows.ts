import type { KizenRecord } from "../../kizen";
import { labelOf, NO_ID, toText, valuesOf } from "../kinds/summary";
import { IdTable } from "./idTable";
import type { IndexedRecord } from "./indexedRecord";
import { NumberList } from "../search/numberList";
import { PackedTexts } from "./packedTexts";

/** Fields worth keeping, best first. They are a chance: only `id` and `name` of a company are documented. */
const TELLING = ["domains", "email", "website", "business_phone", "mobile_phone"];
const MOST_TELLING = 3;
/** Kept of each record, for sorting by it. */
const CREATED = "created";
const LONGEST_FIELD = 80;
const LONGEST_LABEL = 300;
/** Between the parts of a row. No text from Kizen keeps one: `toText` makes white space of it. */
const SEPARATOR = "\u0000";

/** The largest number that a list of numbers holds. */
const LAST = 2 ** 32 - 1;

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

/** The rows of one index, packed. Rows have numbers that stay the same while the row exists. */
export class RecordRows {
  readonly #texts = new PackedTexts();
  readonly #ids = new IdTable((number) => this.#texts.beginning(number, SEPARATOR.charCodeAt(0)));
  /** Where each row stood in the server's list. */
  readonly #positions = new NumberList();
  /** The reading in which each row was met last. */
  readonly #passes = new NumberList();
  readonly #free: number[] = [];

  /** Rows that exist. */
  get size(): number {
    return this.#ids.size;
  }

  /** One more than the largest row number. */
  get end(): number {
    return this.#texts.end;
  }

  numberOf(id: string): number | undefined {
    return this.#ids.numberOf(id.toWellFormed());
  }

  has(number: number): boolean {
    return this.#texts.has(number);
  }

  /** Where a row stood in the server's list, counted from 0; of one that was met outside of it, behind all others. */
  position(number: number): number {
    return this.#positions.get(number);
  }

  /** The row with a number, or undefined where there is none (any more). */
  row(number: number): Row | undefined {
    if (!this.has(number)) return undefined;
    const [id = "", label = "", ...fields] = this.#texts.get(number).split(SEPARATOR);
    return [id, label, ...fields];
  }

  /** Adds a row or replaces the one with its id. Tells its number, and whether anything but its place is new. */
  set(
    row: Row,
    { position, pass }: { readonly position: number; readonly pass: number },
  ): { readonly number: number; readonly isChanged: boolean } {
    // Half of a surrogate pair cannot be kept as UTF-8: whoever asks with it is to find what became of it.
    const text = row.join(SEPARATOR).toWellFormed();
    const [id] = row;
    const known = this.numberOf(id);
    const number = known ?? this.#free.pop() ?? this.end;
    this.#positions.set(number, Math.min(position, LAST));
    this.#passes.set(number, pass);
    if (known !== undefined && this.#texts.get(known) === text) return { number, isChanged: false };
    this.#texts.set(number, text);
    if (known === undefined) this.#ids.add(id.toWellFormed(), number);
    return { number, isChanged: true };
  }

  remove(number: number): void {
    const row = this.row(number);
    if (!row) return;
    this.#ids.remove(row[0]);
    this.#texts.remove(number);
    this.#free.push(number);
  }

  /** The numbers of all rows, in the server's order. */
  inOrder(): number[] {
    return [...this.#numbers()].sort((a, b) => this.position(a) - this.position(b));
  }

  /** The rows that a reading did not meet: their records are gone. */
  missedBy(pass: number): number[] {
    return [...this.#numbers()].filter((number) => this.#passes.get(number) !== pass);
  }

  clear(): void {
    this.#texts.clear();
    this.#ids.clear();
    this.#positions.clear();
    this.#passes.clear();
    this.#free.length = 0;
  }

  *#numbers(): Generator<number> {
    for (let number = 0; number < this.end; number++) if (this.has(number)) yield number;
  }
}
