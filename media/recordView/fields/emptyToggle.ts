import type { PageStrings } from "../../../src/features/recordView/protocol";
import { element, fill, formatNumber } from "../../shared/controls/element";
import { icon } from "../../shared/controls/icons";
import { textButton } from "../../shared/controls/textButton";

/** The button that shows fields without a value, and says how many there are. */
export class EmptyToggle {
  readonly element: HTMLButtonElement;
  readonly #label = element("span", "");

  constructor(
    private readonly strings: PageStrings,
    private isPressed: boolean,
    onToggle: (isOn: boolean) => void,
  ) {
    this.element = textButton("", "secondary toggle", () => {
      this.#press(!this.isPressed);
      onToggle(this.isPressed);
    });
    // In some themes, colours do not tell what is on.
    this.element.append(icon("tick"), this.#label);
    this.element.title = strings.showWithoutValue;
    this.#press(isPressed);
  }

  get isOn(): boolean {
    return this.isPressed;
  }

  show(count: number): void {
    this.#label.textContent = fill(this.strings.withoutValue, formatNumber(count));
  }

  #press(isOn: boolean): void {
    this.isPressed = isOn;
    this.element.setAttribute("aria-pressed", String(isOn));
  }
}
