import type { HeadingMessage, PageStrings } from "../../src/features/recordView/protocol";
import { element } from "../shared/controls/element";
import { iconButton } from "../shared/controls/icons";
import { Heading } from "../shared/heading";

export interface HeaderEvents {
  onRefresh(): void;
  onCopyId(): void;
  onCopyRecord(): void;
  onExpandAll(isOpen: boolean): void;
}

/** The record's name, where it belongs, its id, and what can be done with it as a whole. */
export class Header {
  readonly #heading: Heading;
  readonly #copyRecord: HTMLButtonElement;
  readonly #expand: readonly HTMLButtonElement[];

  constructor(strings: PageStrings, id: string, events: HeaderEvents) {
    this.#copyRecord = iconButton("json", strings.copyRecord, () => events.onCopyRecord());
    this.#copyRecord.disabled = true;
    this.#expand = [
      iconButton("expandAll", strings.expandAll, () => events.onExpandAll(true)),
      iconButton("collapseAll", strings.collapseAll, () => events.onExpandAll(false)),
    ];
    this.#heading = new Heading({
      id,
      strings,
      buttons: [this.#copyRecord],
      onRefresh: () => events.onRefresh(),
      onCopyId: () => events.onCopyId(),
    });
  }

  get element(): HTMLElement {
    return this.#heading.element;
  }

  /** The line below the heading: which view, what to look for, and how much of it is open or shown. */
  addTools(tabs: HTMLElement, search: HTMLElement, toggle: HTMLElement): void {
    this.#heading.addTools(tabs, search, element("div", "buttons", ...this.#expand), toggle);
  }

  /** Only the JSON has anything to expand. */
  allowExpand(isAllowed: boolean): void {
    for (const button of this.#expand) button.hidden = !isAllowed;
  }

  show(heading: HeadingMessage): void {
    this.#heading.show(heading);
  }

  showLoadedAt(time: number): void {
    this.#copyRecord.disabled = false;
    this.#heading.showLoadedAt(time);
  }

  /** Nothing can be loaded for a record whose business is gone. */
  allowRefresh(isAllowed: boolean): void {
    this.#heading.allowRefresh(isAllowed);
  }
}
