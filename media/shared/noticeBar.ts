import { element, setAttributes } from "./controls/element";
import { icon } from "./controls/icons";
import { textButton } from "./controls/textButton";

/** Why something is not there, and what can be done about it. */
export interface Failure {
  readonly sentence: string;
  readonly detail: string | undefined;
  /** What the button says that acts; none where trying again is all there is to do. */
  readonly actionTitle: string | undefined;
}

export interface NoticeWords {
  readonly loading: string;
  readonly retry: string;
}

export interface NoticeEvents {
  onRetry(): void;
  onAct(): void;
}

/** Lines between the heading and what a page shows, and the bar that says that something is loading. */
export class NoticeBar {
  readonly element = element("div", "notices");
  readonly #progress = element("div", "progress");

  constructor(
    private readonly strings: NoticeWords,
    private readonly events: NoticeEvents,
  ) {
    setAttributes(this.element, { "aria-live": "polite" });
    setAttributes(this.#progress, { role: "progressbar", "aria-label": strings.loading });
  }

  show(isLoading: boolean, lines: readonly Node[]): void {
    this.element.replaceChildren(this.#progress, ...lines);
    this.#progress.hidden = !isLoading;
  }

  placeholder(): HTMLElement {
    return element("p", "placeholder", this.strings.loading);
  }

  info(sentence: string, ...buttons: readonly Node[]): HTMLElement {
    return element("div", "notice", icon("info"), element("div", "notice-text", sentence), ...buttons);
  }

  /** What is read out at once. */
  alert(sentence: string, ...buttons: readonly Node[]): HTMLElement {
    const banner = this.info(sentence, ...buttons);
    banner.classList.add("error");
    setAttributes(banner, { role: "alert" });
    return banner;
  }

  failure({ sentence, detail, actionTitle }: Failure): HTMLElement {
    const text = element("div", "notice-text", element("div", "", sentence));
    if (detail !== undefined) text.append(element("div", "detail", detail));
    const buttons = element("div", "notice-buttons");
    if (actionTitle !== undefined)
      buttons.append(textButton(actionTitle, "primary", () => this.events.onAct()));
    buttons.append(this.retry(actionTitle === undefined ? "primary" : "secondary"));
    const banner = element("div", "notice error", icon("error"), text, buttons);
    setAttributes(banner, { role: "alert" });
    return banner;
  }

  retry(className = "secondary"): HTMLButtonElement {
    return textButton(this.strings.retry, className, () => this.events.onRetry());
  }
}
