import { isContainer, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import { nodeAt, jsonPointerTo } from "../json/jsonPointer";

/** What is open, as it is kept for the next time the page is made: a rule, and where a person left it. */
export interface SavedExpansion {
  /** Few levels of a small record (`default`), all or none. */
  readonly base: "default" | "all" | "none";
  /** Pointer → open or not. */
  readonly toggled: readonly (readonly [pointer: string, isOpen: boolean])[];
}

export const freshExpansion: SavedExpansion = { base: "default", toggled: [] };

/** In a text up to this many characters, and below a container of up to that many children, two levels are open. */
const SMALL_TEXT = 100_000;
const FEW_CHILDREN = 50;
/** What is kept must stay small: VS Code writes it down with each change. The last ones count. */
const MOST_SAVED = 1000;
const LONGEST_POINTER = 2000;

/** Which values of a document are open. */
export class Expansion {
  readonly #document: JsonDocument;
  readonly #toggled = new Map<JsonNode, boolean>();
  #base: SavedExpansion["base"];

  constructor(document: JsonDocument, { base, toggled }: SavedExpansion) {
    this.#document = document;
    this.#base = base;
    for (const [pointer, isOpen] of toggled) {
      const node = nodeAt(document, pointer);
      if (node) this.#toggled.set(node, isOpen);
    }
  }

  isOpen(node: JsonNode): boolean {
    return this.#toggled.get(node) ?? this.#isOpenByRule(node);
  }

  set(node: JsonNode, isOpen: boolean): void {
    this.#toggled.delete(node);
    this.#toggled.set(node, isOpen);
  }

  /** Opens or closes every container; long strings stay closed. */
  setAll(isOpen: boolean): void {
    this.#base = isOpen ? "all" : "none";
    this.#toggled.clear();
  }

  save(): SavedExpansion {
    const toggled = [...this.#toggled]
      .slice(-MOST_SAVED)
      .map(([node, isOpen]) => [jsonPointerTo(this.#document, node), isOpen] as const)
      .filter(([pointer]) => pointer.length <= LONGEST_POINTER);
    return { base: this.#base, toggled };
  }

  #isOpenByRule(node: JsonNode): boolean {
    if (!isContainer(node)) return false;
    if (this.#base !== "default") return this.#base === "all";
    return node.depth < 2 && this.#document.text.length <= SMALL_TEXT && node.children.length <= FEW_CHILDREN;
  }
}
