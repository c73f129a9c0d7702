import type { KizenRecord } from "../../kizen";
import type { IndexedRecord, Match, SearchOptions } from "./indexedRecord";
import type { SummaryFields } from "../kinds/recordKind";
import { sameName } from "../kinds/sameName";
import { identify } from "../kinds/summarize";
import type { CollectionRef } from "../recordRef";
import { RecordMatcher } from "./recordMatcher";
import { RecordRows, toIndexedRecord, toRow, type IndexRow } from "./recordRows";

/** Records of one name, and of such as differ in capitals and accents only, that are told apart. */
const MOST_NAMESAKES = 100;

/** Where a row was met: its place in the server's list, and the reading that met it. */
export interface Meeting {
  readonly position: number;
  readonly pass: number;
}

/** The records of one index in memory, and what finds them. */
export class RecordCollection {
  readonly #rows = new RecordRows();
  readonly #matcher: RecordMatcher;

  constructor(
    private readonly ref: CollectionRef,
    private readonly summary: SummaryFields,
  ) {
    this.#matcher = new RecordMatcher(this.#rows, summary.searched);
  }

  get size(): number {
    return this.#rows.size;
  }

  put(record: KizenRecord, meeting: Meeting): void {
    this.putRow(toRow(identify(record, this.summary)), meeting);
  }

  /** Tells whether the row is new to the reading that met it. */
  putRow(row: IndexRow, meeting: Meeting): boolean {
    const { number, isChanged, isMet } = this.#rows.set(row, meeting);
    if (isChanged) this.#matcher.set(number, row);
    return !isMet;
  }

  has(id: string): boolean {
    return this.#rows.numberOf(id) !== undefined;
  }

  /** Drops the records that a whole reading did not meet: they are gone. */
  removeMissedBy(pass: number): void {
    for (const number of this.#rows.missedBy(pass)) {
      this.#rows.remove(number);
      this.#matcher.remove(number);
    }
  }

  search(query: string, { limit, recentIds = [] }: SearchOptions): Match[] {
    const recent = recentIds.flatMap((id) => this.#rows.numberOf(id) ?? []);
    return this.#matcher.match(query, limit, recent).flatMap(({ row, rank }): Match[] => {
      const record = this.#record(row);
      return record ? [{ record, rank }] : [];
    });
  }

  /** Records that bear a name, found as while someone types: a look at all of them would hold up the editor. */
  named(name: string): IndexedRecord[] {
    const found = this.search(name, { limit: MOST_NAMESAKES });
    return found.flatMap(({ record }) => (sameName(record.label, name) ? record : []));
  }

  get(id: string): IndexedRecord | undefined {
    const number = this.#rows.numberOf(id);
    return number === undefined ? undefined : this.#record(number);
  }

  *records(): Generator<IndexedRecord> {
    for (const row of this.rows()) yield toIndexedRecord(this.ref, row);
  }

  /** In the server's order. */
  *rows(): Generator<IndexRow> {
    for (const number of this.#rows.inOrder()) {
      const row = this.#rows.row(number);
      if (row) yield row;
    }
  }

  /** Labels of the records at some places of the server's order, counted from 0. */
  labelsAt(places: readonly number[]): string[] {
    const numbers = this.#rows.inOrder();
    return places.map((place) => this.#rows.row(numbers[place] ?? -1)?.[1] ?? "");
  }

  clear(): void {
    this.#rows.clear();
    this.#matcher.clear();
  }

  #record(number: number): IndexedRecord | undefined {
    const row = this.#rows.row(number);
    return row && toIndexedRecord(this.ref, row);
  }
}
