import { beginningOf } from "../kinds/oneLine";
import type { Fact, RecordIdentity } from "../kinds/recordKind";
import { descriptionOf } from "../kinds/summarize";
import { IdTable } from "./idTable";
import type { IndexedRecord } from "./indexedRecord";
import type { CollectionRef } from "../recordRef";
import { NumberList } from "../search/numberList";
import { PackedTexts } from "./packedTexts";

const LONGEST_LABEL = 300;
/** Between the parts of a row. No text of a summary has one: `oneLine` makes white space of it. */
const SEPARATOR = "\u0000";

/** The largest number that a list of numbers holds. */
const LAST = 2 ** 32 - 1;

/** One record of the index: its id, its label, then names and values of its fields in turn. */
export type IndexRow = readonly [id: string, label: string, ...fields: string[]];

/** What is kept of a record. */
export function toRow({ id, label, fields }: Pick<RecordIdentity, "id" | "label" | "fields">): IndexRow {
  const name = beginningOf(label, LONGEST_LABEL);
  return [beginningOf(id, LONGEST_LABEL).replaceAll(SEPARATOR, " "), name, ...fields.flat()];
}

/** A row as the rest of the product sees it. */
export function toIndexedRecord(collection: CollectionRef, row: IndexRow): IndexedRecord {
  const [id, label, ...rest] = row;
  const fields: Fact[] = [];
  for (let at = 0; at + 1 < rest.length; at += 2) fields.push([rest[at] ?? "", rest[at + 1] ?? ""]);
  return { ref: { ...collection, id }, label, description: descriptionOf(id, fields), fields };
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
  row(number: number): IndexRow | undefined {
    if (!this.has(number)) return undefined;
    const [id = "", label = "", ...fields] = this.#texts.get(number).split(SEPARATOR);
    return [id, label, ...fields];
  }

  /**
   * Adds a row or replaces the one with its id. Tells its number, whether anything but its place is new, and whether the
   * reading had met it already.
   */
  set(
    row: IndexRow,
    { position, pass }: { readonly position: number; readonly pass: number },
  ): { readonly number: number; readonly isChanged: boolean; readonly isMet: boolean } {
    // Half of a surrogate pair cannot be kept as UTF-8: whoever asks with it is to find what became of it.
    const text = row.join(SEPARATOR).toWellFormed();
    const [id] = row;
    const known = this.numberOf(id);
    const number = known ?? this.#free.pop() ?? this.end;
    const isMet = known !== undefined && this.#passes.get(known) === pass;
    this.#positions.set(number, Math.min(position, LAST));
    this.#passes.set(number, pass);
    if (known !== undefined && this.#texts.get(known) === text) return { number, isChanged: false, isMet };
    this.#texts.set(number, text);
    if (known === undefined) this.#ids.add(id.toWellFormed(), number);
    return { number, isChanged: true, isMet };
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
