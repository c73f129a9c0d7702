import * as vscode from "vscode";
import type { StateStore } from "../../model/ports";
import { thingSections, type ThingSection } from "../../model/schema/thingSections";
import { thingIcons } from "../../platform/describeThing";
import { t } from "../../platform/text/localize";
import type { PickButton } from "../../platform/text/picker";
import type { SafeText } from "../../model/text/safeText";

const STATE_KEY = "lookup.hiddenSections";
const RECORDS = "records";

/** The button that shows or hides one kind of answer. */
export interface SectionToggle {
  readonly button: PickButton;
  readonly toggle: () => void;
}

/** Which kinds of answers a person wants to see in the wide look-up, remembered. */
export class SectionToggles {
  constructor(private readonly state: StateStore) {}

  get showsRecords(): boolean {
    return !this.#hidden.has(RECORDS);
  }

  /** The sections of the schema that are shown. */
  get shown(): readonly ThingSection[] {
    const hidden = this.#hidden;
    return thingSections.filter(({ name }) => !hidden.has(name));
  }

  /** One button a section; that of the records only where these are among the answers. */
  buttons(hasRecords: boolean): SectionToggle[] {
    return [
      ...(hasRecords ? [this.#toggle(RECORDS, "database", t("Records"))] : []),
      ...thingSections.map(({ name, what, title }) => this.#toggle(name, thingIcons[what], title(t))),
    ];
  }

  #toggle(name: string, icon: string, title: SafeText): SectionToggle {
    const isHidden = this.#hidden.has(name);
    return {
      button: {
        iconPath: new vscode.ThemeIcon(isHidden ? "eye-closed" : icon),
        tooltip: isHidden ? t("Show {0}", title) : t("Hide {0}", title),
      },
      toggle: () => this.#set(name, !isHidden),
    };
  }

  #set(name: string, isHidden: boolean): void {
    const hidden = new Set(this.#hidden);
    if (isHidden) hidden.add(name);
    else hidden.delete(name);
    // What cannot be kept holds until the window closes; that it could not, the log says.
    this.state.set(STATE_KEY, [...hidden]).catch(() => undefined);
  }

  get #hidden(): ReadonlySet<unknown> {
    const stored = this.state.get(STATE_KEY);
    return new Set(Array.isArray(stored) ? (stored as unknown[]) : []);
  }
}
