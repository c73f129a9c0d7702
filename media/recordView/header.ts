import type { HeadingMessage, PageStrings } from "../../src/recordView/protocol";
import { element, fill } from "./element";
import { iconButton, labelButton } from "./icons";

export interface HeaderEvents {
  onRefresh(): void;
  onCopyId(): void;
  onCopyRecord(): void;
}

/** The record's name, where it belongs, its id, and what can be done with it as a whole. */
export class Header {
  readonly element: HTMLElement;
  readonly #name = element("h1", "name");
  readonly #origin = element("span", "origin");
  readonly #sample: HTMLElement;
  readonly #refresh: HTMLButtonElement;
  readonly #copyRecord: HTMLButtonElement;

  constructor(
    private readonly strings: PageStrings,
    id: string,
    events: HeaderEvents,
  ) {
    this.#sample = element("span", "badge", strings.sample);
    this.#refresh = iconButton("refresh", strings.refresh, () => events.onRefresh());
    this.#copyRecord = iconButton("json", strings.copyRecord, () => events.onCopyRecord());
    this.#copyRecord.disabled = true;
    const idText = element("bdi", "id", id);
    this.element = element(
      "header",
      "header",
      element("div", "title", this.#name, element("div", "buttons", this.#copyRecord, this.#refresh)),
      element(
        "div",
        "details",
        this.#origin,
        this.#sample,
        element(
          "span",
          "id-group",
          idText,
          iconButton("copy", strings.copyId, () => events.onCopyId()),
        ),
      ),
    );
  }

  show({ name, kindLabel, businessName, isSample }: HeadingMessage): void {
    this.#name.textContent = name;
    this.#name.title = name;
    this.#origin.textContent = [kindLabel, businessName].filter((part) => part !== "").join(" · ");
    this.#sample.hidden = !isSample;
  }

  showLoadedAt(time: number): void {
    this.#copyRecord.disabled = false;
    const text = new Date(time).toLocaleTimeString(document.documentElement.lang);
    labelButton(this.#refresh, fill(this.strings.loadedAt, text));
  }

  /** Nothing can be loaded for a record whose business is gone. */
  allowRefresh(isAllowed: boolean): void {
    this.#refresh.disabled = !isAllowed;
  }
}
