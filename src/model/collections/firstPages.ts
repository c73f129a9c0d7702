import type { RecordSummary } from "../kinds/recordKind";

/** The first page of a list that each record was seen on: what tells a page that brings nothing new. */
export class FirstPages {
  readonly #pages = new Map<string, number>();

  put(page: number, rows: readonly RecordSummary[]): void {
    for (const row of rows) {
      const key = keyOf(row);
      this.#pages.set(key, Math.min(page, this.#pages.get(key) ?? page));
    }
  }

  remove(page: number, rows: readonly RecordSummary[]): void {
    for (const row of rows) if (this.of(row) === page) this.#pages.delete(keyOf(row));
  }

  of(row: RecordSummary): number | undefined {
    return this.#pages.get(keyOf(row));
  }
}

/** What a record is known by; one without an id, by all that it is. */
function keyOf({ id, text }: RecordSummary): string {
  return id === "" ? text : id;
}
