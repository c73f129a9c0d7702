import type { PageStrings, Status } from "../../src/features/objectView/protocol";
import { NoticeBar, type NoticeEvents } from "../shared/noticeBar";

/** How many fields there are, and how many of them are shown. */
export interface FieldCounts {
  readonly all: number;
  readonly shown: number;
}

/** What else there is to say about the object: that it loads, what went wrong, why the table is empty. */
export class Notices {
  readonly #bar: NoticeBar;
  #shown = "";

  constructor(
    private readonly strings: PageStrings,
    events: NoticeEvents,
  ) {
    this.#bar = new NoticeBar(strings, events);
  }

  get element(): HTMLElement {
    return this.#bar.element;
  }

  /** Undefined are the counts of what was not read. */
  show(status: Status, counts: FieldCounts | undefined): void {
    const isNone = counts?.all === 0;
    const isNoMatch = counts !== undefined && counts.all > 0 && counts.shown === 0;
    // What is drawn anew is read out anew.
    const now = JSON.stringify([status, counts === undefined, isNone, isNoMatch]);
    if (now === this.#shown) return;
    this.#shown = now;
    const lines = this.#lines(status, counts !== undefined);
    const why = isNone ? this.strings.noFields : isNoMatch ? this.strings.noMatch : undefined;
    if (why !== undefined && status.state === "idle")
      lines.push(this.#bar.info(why, ...(isNone ? [this.#bar.retry()] : [])));
    this.#bar.show(status.state === "loading", lines);
  }

  #lines(status: Status, isThere: boolean): Node[] {
    const { strings } = this;
    const bar = this.#bar;
    switch (status.state) {
      case "idle":
        return [];
      case "loading":
        return isThere ? [] : [bar.placeholder()];
      case "partial":
        return [bar.info(strings.partial, bar.retry())];
      case "gone":
        return [bar.alert(strings.gone, bar.retry())];
      case "removed":
        return [bar.info(strings.removed)];
      case "failed":
        return [bar.failure(status)];
    }
  }
}
