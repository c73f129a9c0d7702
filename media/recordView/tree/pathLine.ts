import { cut, segments } from "../../shared/text/segments";
import { element, setAttributes } from "../../shared/controls/element";
import { keyOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";

/** Ancestors that are named besides the record itself; of more, the nearest. */
const MOST_STEPS = 6;
const LONGEST_STEP = 40;

/** Where in the record the rows on screen are: what contains them, each a button that leads there. */
export class PathLine {
  readonly element = element("nav", "path-line");
  #shown: JsonNode | undefined;

  constructor(
    label: string,
    /** How the record itself is called: `$` means nothing to who does not write paths. */
    private readonly root: string,
    private readonly onGoTo: (node: JsonNode) => void,
  ) {
    setAttributes(this.element, { "aria-label": label });
  }

  /** Names what contains the first row on screen. */
  show(document: JsonDocument, container: JsonNode): void {
    if (container === this.#shown) return;
    this.#shown = container;
    const above: JsonNode[] = [];
    for (let at = container; at.parent; at = at.parent) above.unshift(at);
    const near = above.slice(-MOST_STEPS);
    const parts: (Node | string)[] = [this.#step(document.root, this.root)];
    if (near.length < above.length) parts.push(separator(), "…");
    for (const node of near)
      parts.push(separator(), this.#step(node, keyOf(document, node) ?? String(node.index)));
    this.element.replaceChildren(...parts);
  }

  #step(node: JsonNode, name: string): HTMLElement {
    const shown = cut(name, LONGEST_STEP);
    const text = segments(shown.length < name.length ? `${shown}…` : shown, []).map(({ text }) => text);
    const button = element("button", "step", element("bdi", "", text.join("") || '""'));
    button.type = "button";
    button.addEventListener("click", () => this.onGoTo(node));
    return button;
  }
}

function separator(): HTMLElement {
  const made = element("span", "step-separator", "›");
  setAttributes(made, { "aria-hidden": true });
  return made;
}
