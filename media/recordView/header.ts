import type { HeadingMessage, PageStrings } from "../../src/features/recordView/protocol";
import { segments } from "./text/displayText";
import { element, fill } from "./controls/element";
import { iconButton, labelButton } from "./controls/icons";

export interface HeaderEvents {
  onRefresh(): void;
  onCopyId(): void;
  onCopyRecord(): void;
  onExpandAll(isOpen: boolean): void;
}

/** The record's name, where it belongs, its id, and what can be done with it as a whole. */
export class Header {
  readonly element: HTMLElement;
  readonly #name = element("h1", "name");
  readonly #origin = element("span", "origin");
  readonly #sample: HTMLElement;
  readonly #refresh: HTMLButtonElement;
  readonly #copyRecord: HTMLButtonElement;
  readonly #expand: readonly HTMLButtonElement[];

  constructor(
    private readonly strings: PageStrings,
    id: string,
    events: HeaderEvents,
  ) {
    this.#sample = element("span", "badge", strings.sample);
    this.#refresh = iconButton("refresh", strings.refresh, () => events.onRefresh());
    this.#copyRecord = iconButton("json", strings.copyRecord, () => events.onCopyRecord());
    this.#copyRecord.disabled = true;
    this.#expand = [
      iconButton("expandAll", strings.expandAll, () => events.onExpandAll(true)),
      iconButton("collapseAll", strings.collapseAll, () => events.onExpandAll(false)),
    ];
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

  /** The line below the heading: which view, what to look for, and how much of it is open. */
  tools(tabs: HTMLElement, search: HTMLElement): HTMLElement {
    return element("div", "tools", tabs, search, element("div", "buttons", ...this.#expand));
  }

  /** Only the JSON has anything to expand. */
  allowExpand(isAllowed: boolean): void {
    for (const button of this.#expand) button.hidden = !isAllowed;
  }

  show({ name, kindLabel, businessName, isSample }: HeadingMessage): void {
    // A name may hold characters that turn the order of what follows, or that show nothing.
    const shown = visible(name);
    this.#name.textContent = shown;
    this.#name.title = shown;
    const origin = [kindLabel, businessName].filter((part) => part !== "").map(visible);
    this.#origin.textContent = origin.join(" · ");
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

function visible(text: string): string {
  return segments(text, [])
    .map(({ text: part }) => part)
    .join("");
}
