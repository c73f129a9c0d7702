import { element, fill } from "./controls/element";
import { iconButton, labelButton } from "./controls/icons";
import { segments } from "./text/segments";

/** What a page says first of what it shows. */
export interface HeadingTexts {
  readonly name: string;
  readonly kindLabel: string;
  readonly businessName: string;
  readonly isSample: boolean;
  readonly isProduction: boolean;
}

interface HeadingWords {
  readonly refresh: string;
  /** `{0}` is the time. */
  readonly loadedAt: string;
  readonly sample: string;
  readonly production: string;
  readonly copyId: string;
}

export interface HeadingOptions {
  readonly id: string;
  readonly strings: HeadingWords;
  /** Of what can be done with the whole, before refreshing it. */
  readonly buttons: readonly HTMLElement[];
  onRefresh(): void;
  onCopyId(): void;
}

/** The name of what a page shows, where it belongs and its id. */
export class Heading {
  readonly element: HTMLElement;
  readonly #name = element("h1", "name");
  readonly #origin = element("span", "origin");
  readonly #details: HTMLElement;
  readonly #sample: HTMLElement;
  readonly #production: HTMLElement;
  readonly #refresh: HTMLButtonElement;

  constructor(private readonly options: HeadingOptions) {
    const { strings, buttons } = options;
    this.#sample = element("span", "badge", strings.sample);
    this.#production = element("span", "badge production", strings.production);
    this.#refresh = iconButton("refresh", strings.refresh, () => options.onRefresh());
    const id = copyableText(options.id, strings.copyId, () => options.onCopyId());
    this.#details = element("div", "details", this.#origin, this.#sample, this.#production, id);
    this.element = element(
      "header",
      "header",
      element("div", "title", this.#name, element("div", "buttons", ...buttons, this.#refresh)),
      this.#details,
    );
  }

  addDetail(detail: HTMLElement): void {
    this.#details.append(detail);
  }

  /** Adds a line below. */
  addTools(...tools: readonly HTMLElement[]): void {
    this.element.append(element("div", "tools", ...tools));
  }

  show({ name, kindLabel, businessName, isSample, isProduction }: HeadingTexts): void {
    // A name may hold characters that turn the order of what follows, or that show nothing.
    const shown = visible(name);
    this.#name.textContent = shown;
    this.#name.title = shown;
    const origin = [kindLabel, businessName].filter((part) => part !== "").map(visible);
    this.#origin.textContent = origin.join(" · ");
    this.#sample.hidden = !isSample;
    this.#production.hidden = !isProduction;
  }

  showLoadedAt(time: number): void {
    const at = new Date(time);
    const { lang } = document.documentElement;
    const isToday = at.toDateString() === new Date().toDateString();
    const text = isToday ? at.toLocaleTimeString(lang) : at.toLocaleString(lang);
    labelButton(this.#refresh, fill(this.options.strings.loadedAt, text));
  }

  /** Nothing can be loaded of a business that is gone. */
  allowRefresh(isAllowed: boolean): void {
    this.#refresh.disabled = !isAllowed;
  }
}

/** A text that code is written with, and the button that copies it. */
export function copyableText(text: string, label: string, onCopy: () => void): HTMLElement {
  return element("span", "id-group", element("bdi", "id", visible(text)), iconButton("copy", label, onCopy));
}

function visible(text: string): string {
  return segments(text, [])
    .map(({ text: part }) => part)
    .join("");
}
