import type { LoadedRecord } from "../../model/records/recordCache";

/** What a tab shows of its record: the newest text, and the one before the changes that nobody dismissed yet. */
export class ShownRecord {
  #earlier: LoadedRecord | undefined;

  constructor(private latest: LoadedRecord | undefined) {}

  get record(): LoadedRecord | undefined {
    return this.latest;
  }

  /** The text that the newest one is to be compared with; undefined where nothing changed. */
  get earlier(): LoadedRecord | undefined {
    return this.#earlier;
  }

  /** Takes over a newer text. What was marked as changed stays marked, against the text it was marked against. */
  take(record: LoadedRecord): void {
    // A row of a list has less to show than the record itself: that is no change.
    const isComparable = this.latest?.origin === record.origin;
    const earlier = isComparable ? (this.#earlier ?? this.latest) : undefined;
    this.#earlier = earlier?.text === record.text ? undefined : earlier;
    this.latest = record;
  }

  dismissChanges(): void {
    this.#earlier = undefined;
  }
}
