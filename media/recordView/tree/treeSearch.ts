import type { PageStrings } from "../../../src/features/recordView/protocol";
import { findAll, NOTHING_FOUND } from "../search/findAll";
import type { JsonDocument } from "../json/jsonDocument";
import { firstMatchFrom, type Matcher, type SearchQuery } from "../search/search";
import { SearchBar } from "../search/searchBar";
import type { TreeView } from "./treeView";

export interface TreeSearchEvents {
  /** Something else is looked for; what matches it is known now, and it does not take long to say so. */
  onMatcher(matches: Matcher): void;
  /** Texts that are made of the record's values and shown elsewhere: they are searched, but not counted. */
  madeTexts(): Iterable<string>;
  onLeave(): void;
  /** The query is another one. */
  onChange(): void;
}

/** Looks for the text of the search box in the record and goes from match to match in its tree. */
export class TreeSearch {
  readonly bar: SearchBar;
  #document: JsonDocument | undefined;
  #result = NOTHING_FOUND;
  #position = -1;
  #running = new AbortController();

  constructor(
    strings: PageStrings,
    saved: SearchQuery,
    private readonly tree: TreeView,
    private readonly events: TreeSearchEvents,
  ) {
    this.bar = new SearchBar(strings, saved, {
      onQuery: () => {
        events.onChange();
        void this.#find(true);
      },
      onStep: (step) => this.step(step),
      onLeave: () => events.onLeave(),
    });
  }

  /** Looks for the same in another text; the person stays where they are. */
  set document(document: JsonDocument) {
    this.#document = document;
    void this.#find(false);
  }

  step(step: 1 | -1): void {
    const { length } = this.#result.found;
    if (length === 0) return;
    this.#position =
      this.#position === -1
        ? firstMatchFrom(this.#result.found, this.tree.currentNode)
        : (this.#position + step + length) % length;
    this.#goToMatch();
  }

  async #find(isMoving: boolean): Promise<void> {
    this.#running.abort();
    const running = new AbortController();
    this.#running = running;
    if (!this.#document) return;
    const { query } = this.bar;
    const searched = { document: this.#document, madeTexts: this.events.madeTexts() };
    const result = await findAll(searched, query, running.signal);
    if (!result || running.signal.aborted) return;
    this.#result = result;
    this.#position = -1;
    const { highlighter } = this.tree;
    highlighter.matches = result.matches;
    highlighter.current = undefined;
    this.events.onMatcher(result.matches);
    if (isMoving && result.found.length > 0) {
      this.#position = firstMatchFrom(result.found, this.tree.currentNode);
      this.#goToMatch();
    } else {
      this.tree.redraw();
      this.#showCount();
    }
  }

  #goToMatch(): void {
    const found = this.#result.found[this.#position];
    this.tree.highlighter.current = found;
    if (found) this.tree.reveal(found);
    this.#showCount();
  }

  #showCount(): void {
    const { found, isCut, problem } = this.#result;
    this.bar.show({ position: this.#position + 1, count: found.length, isCut, problem });
  }
}
