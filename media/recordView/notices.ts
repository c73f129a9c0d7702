import type { PageStrings, Status } from "../../src/features/recordView/protocol";
import { element, fill, setAttributes } from "./controls/element";
import { icon } from "./controls/icons";
import { textButton } from "./controls/textButton";

export interface NoticeEvents {
  onRetry(): void;
  onAct(): void;
}

/** What else there is to say about the record: that it loads, what went wrong, that it is a row of a list. */
export class Notices {
  readonly element = element("div", "notices");
  readonly #progress = element("div", "progress");

  constructor(
    private readonly strings: PageStrings,
    private readonly events: NoticeEvents,
  ) {
    setAttributes(this.element, { "aria-live": "polite" });
    setAttributes(this.#progress, { role: "progressbar", "aria-label": strings.loading });
  }

  show(status: Status, origin: "record" | "list" | undefined): void {
    this.element.replaceChildren(this.#progress, ...this.#lines(status, origin));
    this.#progress.hidden = status.state !== "loading";
  }

  #lines(status: Status, origin: "record" | "list" | undefined): Node[] {
    switch (status.state) {
      case "idle":
        if (origin === undefined) return [this.#info(this.strings.notLoaded, this.#retry())];
        return origin === "list" ? [this.#info(this.strings.fromList)] : [];
      case "loading":
        return origin === undefined ? [element("p", "placeholder", this.strings.loading)] : [];
      case "gone": {
        const time = new Date(status.knownAt).toLocaleTimeString(document.documentElement.lang);
        const banner = this.#info(fill(this.strings.gone, time), this.#retry());
        banner.classList.add("error");
        setAttributes(banner, { role: "alert" });
        return [banner];
      }
      case "removed":
        return [this.#info(this.strings.removed)];
      case "failed":
        return [this.#failure(status)];
    }
  }

  #failure({ sentence, detail, actionTitle }: Extract<Status, { readonly state: "failed" }>): HTMLElement {
    const text = element("div", "notice-text", element("div", "", sentence));
    if (detail !== undefined) text.append(element("div", "detail", detail));
    const buttons = element("div", "notice-buttons");
    if (actionTitle !== undefined)
      buttons.append(textButton(actionTitle, "primary", () => this.events.onAct()));
    buttons.append(this.#retry(actionTitle === undefined ? "primary" : "secondary"));
    const banner = element("div", "notice error", icon("error"), text, buttons);
    setAttributes(banner, { role: "alert" });
    return banner;
  }

  #info(sentence: string, ...buttons: readonly Node[]): HTMLElement {
    return element("div", "notice", icon("info"), element("div", "notice-text", sentence), ...buttons);
  }

  #retry(className = "secondary"): HTMLButtonElement {
    return textButton(this.strings.retry, className, () => this.events.onRetry());
  }
}
