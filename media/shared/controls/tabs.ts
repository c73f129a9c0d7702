import { element, setAttributes } from "./element";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly panel: HTMLElement;
}

/** Two or more ways to see the same, of which one is shown (WAI-ARIA tabs pattern). */
export class Tabs<Id extends string> {
  readonly element = element("div", "tabs");
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(
    private readonly tabs: readonly Tab<Id>[],
    label: string,
    private readonly onSelect: (id: Id) => void,
  ) {
    setAttributes(this.element, { role: "tablist", "aria-label": label });
    this.#buttons = tabs.map(({ id, label: text, panel }) => {
      const button = element("button", "tab", text);
      button.type = "button";
      panel.id = `panel-${id}`;
      setAttributes(button, { role: "tab", id: `tab-${id}`, "aria-controls": panel.id });
      setAttributes(panel, { role: "tabpanel", "aria-labelledby": button.id });
      button.addEventListener("click", () => this.onSelect(id));
      return button;
    });
    this.element.append(...this.#buttons);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  select(selected: Id): void {
    for (const [at, { id, panel }] of this.tabs.entries()) {
      const button = this.#buttons[at];
      button?.setAttribute("aria-selected", String(id === selected));
      if (button) button.tabIndex = id === selected ? 0 : -1;
      panel.hidden = id !== selected;
    }
  }

  #onKey(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const { length } = this.#buttons;
    const at = this.#buttons.findIndex((button) => button === document.activeElement);
    const next = this.#buttons[(at + step + length) % length];
    next?.click();
    next?.focus();
  }
}
