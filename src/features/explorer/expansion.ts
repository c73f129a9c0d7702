import type { StateStore } from "../../model/ports";

const KEY = "explorer.expansion";

/**
 * Which rows a person expanded or collapsed, kept for the next time the window is loaded: VS Code forgets it for views
 * of extensions. Kept per workspace, as VS Code does for its own trees.
 */
export class Expansion {
  readonly #state: StateStore;
  readonly #isKnown: (nodeId: string) => boolean;
  readonly #expanded: Map<string, boolean>;

  constructor(state: StateStore, isKnown: (nodeId: string) => boolean) {
    this.#state = state;
    this.#isKnown = isKnown;
    this.#expanded = new Map(entriesOf(state.get(KEY)));
  }

  /** What the person chose for a row, or undefined where they left it as it came. */
  of(nodeId: string): boolean | undefined {
    return this.#expanded.get(nodeId);
  }

  async set(nodeId: string, isExpanded: boolean): Promise<void> {
    this.#expanded.set(nodeId, isExpanded);
    for (const id of this.#expanded.keys()) if (!this.#isKnown(id)) this.#expanded.delete(id);
    await this.#state.set(KEY, Object.fromEntries(this.#expanded));
  }
}

function entriesOf(stored: unknown): [string, boolean][] {
  if (typeof stored !== "object" || stored === null) return [];
  return Object.entries(stored).filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean");
}
