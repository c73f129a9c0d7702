import type { PageStrings } from "../../../src/features/recordView/protocol";
import { element, fill, formatNumber, setAttributes } from "../../shared/controls/element";
import { icon, iconButton, labelButton } from "../../shared/controls/icons";
import { keyName } from "../../shared/controls/keyName";
import type { SearchQuery } from "./search";

export interface SearchEvents {
  onQuery(): void;
  /** 1 for the next match, -1 for the one before. */
  onStep(step: 1 | -1): void;
  /** Back to the record. */
  onLeave(): void;
}

/** Milliseconds; a long record takes a moment to search, so not for every letter of a word. */
const DEBOUNCE = 120;

type Option = "isCaseSensitive" | "isWholeWord" | "isPattern";

/** As VS Code's own search box has them: what the button shows, and its key with Alt. */
const options = [
  ["isCaseSensitive", "Aa", "C"],
  ["isWholeWord", "ab", "W"],
  ["isPattern", ".*", "R"],
] as const satisfies readonly (readonly [Option, string, string])[];

/** The search box: what is looked for and how, how many there are, and the way from one to the next. */
export class SearchBar {
  readonly element: HTMLElement;
  readonly #input = element("input", "");
  readonly #count = element("span", "match-count");
  readonly #steps: readonly HTMLButtonElement[];
  readonly #options: readonly HTMLButtonElement[];
  #query: SearchQuery;
  #timer: number | undefined;

  constructor(
    private readonly strings: PageStrings,
    saved: SearchQuery,
    private readonly events: SearchEvents,
  ) {
    this.#query = saved;
    this.#input.value = saved.text;
    this.#input.type = "text";
    this.#input.placeholder = strings.find;
    this.#input.spellcheck = false;
    setAttributes(this.#input, { "aria-label": strings.find, role: "searchbox" });
    setAttributes(this.#count, { role: "status" });
    this.#steps = [
      iconButton("up", `${strings.previousMatch} (Shift+Enter)`, () => this.#step(-1)),
      iconButton("down", `${strings.nextMatch} (Enter)`, () => this.#step(1)),
    ];
    this.#options = options.map(([option, sign, key]) => this.#optionButton(option, sign, key));
    const parts = [icon("search"), this.#input, this.#count, ...this.#options, ...this.#steps];
    this.element = element("div", "search", ...parts);
    setAttributes(this.element, { role: "search" });
    this.#input.addEventListener("input", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#search(), DEBOUNCE);
    });
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("keydown", (event) => this.#onOptionKey(event));
    this.show({ position: 0, count: 0, isCut: false });
  }

  get query(): SearchQuery {
    return this.#query;
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** `position` is 1 for the first match, 0 where none was gone to yet. */
  show(state: {
    readonly position: number;
    readonly count: number;
    /** There are more than were looked for. */
    readonly isCut: boolean;
    readonly problem?: "invalid" | "slow" | undefined;
  }): void {
    const { strings } = this;
    const { position, count, isCut, problem } = state;
    const isEmpty = this.#query.text === "";
    const problems = { invalid: strings.invalidPattern, slow: strings.slowPattern };
    const found = fill(
      strings.matchOf,
      position === 0 ? "?" : formatNumber(position),
      `${formatNumber(count)}${isCut ? "+" : ""}`,
    );
    const none = problem ? problems[problem] : strings.noMatch;
    this.#count.textContent = isEmpty ? "" : count === 0 ? none : found;
    this.element.classList.toggle("none", !isEmpty && count === 0);
    for (const button of this.#steps) button.disabled = count === 0;
  }

  #optionButton(option: Option, sign: string, key: string): HTMLButtonElement {
    const labels: Record<Option, string> = {
      isCaseSensitive: this.strings.matchCase,
      isWholeWord: this.strings.wholeWord,
      isPattern: this.strings.pattern,
    };
    const button = element("button", `icon-button option ${option}`);
    // A picture, not a text: the name says it in words.
    button.dataset["sign"] = sign;
    button.type = "button";
    labelButton(button, `${labels[option]} (${keyName("alt", key)})`);
    button.setAttribute("aria-pressed", String(this.#query[option]));
    button.addEventListener("click", () => {
      const isOn = !this.#query[option];
      button.setAttribute("aria-pressed", String(isOn));
      this.#query = { ...this.#query, [option]: isOn };
      this.events.onQuery();
    });
    return button;
  }

  #search(): void {
    window.clearTimeout(this.#timer);
    if (this.#input.value === this.#query.text) return;
    this.#query = { ...this.#query, text: this.#input.value };
    this.events.onQuery();
  }

  #step(step: 1 | -1): void {
    if (this.#input.value === this.#query.text) this.events.onStep(step);
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

  #onOptionKey(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = options.findIndex(([, , key]) => event.code === `Key${key}`);
    if (at === -1) return;
    event.preventDefault();
    this.#options[at]?.click();
  }
}
