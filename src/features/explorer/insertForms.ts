import type { NameForm } from "../../commands";
import { languageOf } from "../../model/languages/languages";
import type { StateStore } from "../../model/ports";

const STATE_KEY = "insert.forms";

/** Whether code of a language gets a thing's name or its id: what was chosen there last, remembered. */
export class InsertForms {
  constructor(private readonly state: StateStore) {}

  of(language: string | undefined): NameForm {
    const chosen = language === undefined ? undefined : this.#chosen[language];
    if (chosen === "name" || chosen === "id") return chosen;
    return language !== undefined && languageOf(language)?.holdsIds ? "id" : "name";
  }

  async choose(language: string, form: NameForm): Promise<void> {
    if (this.of(language) !== form) await this.state.set(STATE_KEY, { ...this.#chosen, [language]: form });
  }

  get #chosen(): Readonly<Record<string, unknown>> {
    const stored = this.state.get(STATE_KEY);
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  }
}
