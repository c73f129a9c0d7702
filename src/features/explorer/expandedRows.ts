import type { StateStore } from "../../model/ports";

const KEY = "explorer.expansion";

/**
 * Which rows a person expanded or collapsed, kept for the next time the window is loaded: VS Code forgets it for views
 * of extensions. Kept per workspace, as VS Code does for its own trees.
 */
export class ExpandedRows {
  readonly #state: StateStore;
  readonly #isKnown: (nodeId: string) => boolean;
  readonly #expanded: Map<string, boolean>;

  constructor(state: StateStore, isKnown: (nodeId: string) => boolean) {
    this.#state = state;
    this.#isKnown = isKnown;
    this.#expanded = new Map(entriesOf(state.get(KEY)));
    // A business may have been removed while this workspace was closed.
    this.forgetUnknown();
  }

  /** What the person chose for a row, or undefined where they left it as it came. */
  of(nodeId: string): boolean | undefined {
    return this.#expanded.get(nodeId);
  }

  async set(nodeId: string, isExpanded: boolean): Promise<void> {
    this.#expanded.set(nodeId, isExpanded);
    await this.#store();
  }

  /** Forgets the rows of businesses that are gone. */
  forgetUnknown(): void {
    const unknown = [...this.#expanded.keys()].filter((id) => !this.#isKnown(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#expanded.delete(id);
    // Where the editor cannot forget it, that is logged.
    this.#store().catch(() => undefined);
  }

  #store(): Promise<void> {
    return this.#state.set(KEY, Object.fromEntries(this.#expanded));
  }
}

function entriesOf(stored: unknown): [string, boolean][] {
  if (typeof stored !== "object" || stored === null) return [];
  return Object.entries(stored).filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean");
}
