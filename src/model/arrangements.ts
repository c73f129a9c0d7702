import type { Businesses } from "./businesses";
import { Emitter, type Disposable, type Event } from "./event";
import type { StateStore } from "./host";

const STATE_KEY = "explorer.filters";

/** Which collections of the sidebar show matching records only, kept across a reload. By business and kind. */
export class Filters implements Disposable {
  readonly #didChange = new Emitter<{ readonly businessKey: string; readonly kind: string }>();

  readonly onDidChange: Event<{ readonly businessKey: string; readonly kind: string }> =
    this.#didChange.event;

  constructor(
    private readonly businesses: Pick<Businesses, "get">,
    private readonly state: StateStore,
  ) {}

  /** What the collection's records must have, or undefined where all are shown. */
  of(businessKey: string, kind: string): string | undefined {
    return this.#stored().get(`${businessKey}/${kind}`);
  }

  /** Shows only what has all words of the text; everything where the text is empty. */
  async set(businessKey: string, kind: string, text: string): Promise<void> {
    const filters = this.#stored();
    const filter = text.trim();
    if (filter === "") filters.delete(`${businessKey}/${kind}`);
    else filters.set(`${businessKey}/${kind}`, filter);
    const kept = [...filters].filter(([key]) => this.businesses.get(key.split("/")[0] ?? ""));
    await this.state.set(STATE_KEY, Object.fromEntries(kept));
    this.#didChange.fire({ businessKey, kind });
  }

  dispose(): void {
    this.#didChange.dispose();
  }

  #stored(): Map<string, string> {
    const stored = this.state.get(STATE_KEY);
    if (typeof stored !== "object" || stored === null) return new Map();
    return new Map(
      Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  }
}
