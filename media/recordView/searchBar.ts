import type { PageStrings } from "../../src/recordView/protocol";
import { element, fill, formatNumber, setAttributes } from "./element";
import { icon, iconButton } from "./icons";

export interface SearchEvents {
  onQuery(query: string): void;
  /** 1 for the next match, -1 for the one before. */
  onStep(step: 1 | -1): void;
  /** Back to the tree. */
  onLeave(): void;
}

/** Milliseconds; a long record takes a moment to search, so not for every letter of a word. */
const DEBOUNCE = 120;

/** The search box: what is looked for, how many there are, and the way from one to the next. */
export class SearchBar {
  readonly element: HTMLElement;
  readonly #input = element("input", "");
  readonly #count = element("span", "match-count");
  readonly #buttons: readonly HTMLButtonElement[];
  #query = "";
  #timer: number | undefined;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: SearchEvents,
  ) {
    this.#input.type = "text";
    this.#input.placeholder = strings.find;
    this.#input.spellcheck = false;
    setAttributes(this.#input, { "aria-label": strings.find, role: "searchbox" });
    setAttributes(this.#count, { role: "status" });
    this.#buttons = [
      iconButton("up", `${strings.previousMatch} (Shift+Enter)`, () => this.#step(-1)),
      iconButton("down", `${strings.nextMatch} (Enter)`, () => this.#step(1)),
    ];
    this.element = element("div", "search", icon("search"), this.#input, this.#count, ...this.#buttons);
    setAttributes(this.element, { role: "search" });
    this.#input.addEventListener("input", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#search(), DEBOUNCE);
    });
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.showCount(0, 0);
  }

  get query(): string {
    return this.#query;
  }

  /** Fills the box without searching, when the page comes back. */
  restore(query: string): void {
    this.#query = query;
    this.#input.value = query;
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** `position` is 1 for the first match, 0 where none was gone to yet. */
  showCount(position: number, count: number): void {
    const isEmpty = this.#query === "";
    const found = fill(
      this.strings.matchOf,
      position === 0 ? "?" : formatNumber(position),
      formatNumber(count),
    );
    this.#count.textContent = isEmpty ? "" : count === 0 ? this.strings.noMatch : found;
    this.element.classList.toggle("none", !isEmpty && count === 0);
    for (const button of this.#buttons) button.disabled = count === 0;
  }

  #search(): void {
    window.clearTimeout(this.#timer);
    if (this.#input.value === this.#query) return;
    this.#query = this.#input.value;
    this.events.onQuery(this.#query);
  }

  #step(step: 1 | -1): void {
    if (this.#input.value === this.#query) this.events.onStep(step);
    else this.#search();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Enter") this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowDown") this.events.onLeave();
    else if (event.key === "Escape") {
      this.#input.value = "";
      this.#search();
      this.events.onLeave();
    } else return;
    event.preventDefault();
  }
}
