import type { PageStrings, Status } from "../../src/features/recordView/protocol";
import { fill } from "../shared/controls/element";
import { NoticeBar, type NoticeEvents } from "../shared/noticeBar";

/** What else there is to say about the record: that it loads, what went wrong, that it is a row of a list. */
export class Notices {
  readonly #bar: NoticeBar;

  constructor(
    private readonly strings: PageStrings,
    events: NoticeEvents,
  ) {
    this.#bar = new NoticeBar(strings, events);
  }

  get element(): HTMLElement {
    return this.#bar.element;
  }

  show(status: Status, origin: "record" | "list" | undefined): void {
    this.#bar.show(status.state === "loading", this.#lines(status, origin));
  }

  #lines(status: Status, origin: "record" | "list" | undefined): Node[] {
    const bar = this.#bar;
    switch (status.state) {
      case "idle":
        if (origin === undefined) return [bar.info(this.strings.notLoaded, bar.retry())];
        return origin === "list" ? [bar.info(this.strings.fromList)] : [];
      case "loading":
        return origin === undefined ? [bar.placeholder()] : [];
      case "gone": {
        const time = new Date(status.knownAt).toLocaleTimeString(document.documentElement.lang);
        return [bar.alert(fill(this.strings.gone, time), bar.retry())];
      }
      case "removed":
        return [bar.info(this.strings.removed)];
      case "failed":
        return [bar.failure(status)];
    }
  }
}
