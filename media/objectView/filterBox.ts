import type { PageStrings } from "../../src/features/objectView/protocol";
import { element, fill, formatNumber, setAttributes } from "../shared/controls/element";
import { icon } from "../shared/controls/icons";

export interface FilterEvents {
  onQuery(query: string): void;
  /** Down into the table. */
  onLeave(): void;
}

/** What is typed to see fewer fields, and how many are left. */
export class FilterBox {
  readonly element: HTMLElement;
  readonly #input = element("input", "");
  readonly #count = element("span", "match-count");

  constructor(
    private readonly strings: PageStrings,
    query: string,
    private readonly events: FilterEvents,
  ) {
    this.#input.type = "text";
    this.#input.value = query;
    this.#input.placeholder = strings.filter;
    this.#input.spellcheck = false;
    setAttributes(this.#input, { "aria-label": strings.filter, role: "searchbox" });
    setAttributes(this.#count, { role: "status" });
    this.element = element("div", "search", icon("search"), this.#input, this.#count);
    setAttributes(this.element, { role: "search" });
    this.#input.addEventListener("input", () => events.onQuery(this.#input.value));
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  clear(): void {
    this.#input.value = "";
    this.events.onQuery("");
  }

  show(found: number, all: number): void {
    const { fieldCount, matchCount } = this.strings;
    const isAll = this.#input.value.trim() === "";
    this.#count.textContent = isAll
      ? fill(fieldCount, formatNumber(all))
      : fill(matchCount, formatNumber(found), formatNumber(all));
    this.element.classList.toggle("none", !isAll && found === 0);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "Enter") this.events.onLeave();
    else if (event.key === "Escape") this.clear();
    else return;
    event.preventDefault();
  }
}
