import type { PageStrings } from "../../src/recordView/protocol";
import { copyOf, type Copy } from "./copies";
import { firstLine, isLongString } from "./displayText";
import { element, setAttributes } from "./element";
import { formatPath } from "./jsonPath";
import { valueOf, type JsonDocument, type JsonNode } from "./jsonTree";
import { copyOfKey, rowActions, type RowCopy } from "./rowActions";
import { rowElement } from "./rowElement";
import { RowList } from "./rowList";
import { matchesNothing, type Matcher } from "./search";
import { goalOfKey, typeAhead } from "./treeKeys";
import { TreeRows, type Row, type Splice } from "./treeRows";

export interface TreeEvents {
  onCopy(copy: Copy): void;
  /** Rows were opened or closed, the focus or the scroll position moved. */
  onChange(): void;
}

/** The tree of a record: lets a person walk, open and copy as VS Code's own trees do. */
export class TreeView {
  readonly #list: RowList;
  readonly #focusActions: HTMLElement;
  readonly #hoverActions: HTMLElement;
  readonly #findTyped = typeAhead();
  #tree: TreeRows | undefined;
  #matches: Matcher = matchesNothing;
  /** The row the search stands at. */
  #marked: HTMLElement | undefined;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: TreeEvents,
  ) {
    this.#focusActions = rowActions(strings, "on-focus", (what) => this.#copy(this.#focusActions, what));
    this.#hoverActions = rowActions(strings, "on-hover", (what) => this.#copy(this.#hoverActions, what));
    for (const button of this.#hoverActions.querySelectorAll("button")) button.tabIndex = -1;
    this.#list = new RowList(
      (row) => this.#draw(row),
      (row) => {
        if (this.#hoverActions.parentElement === row) this.#hoverActions.remove();
        if (this.#focusActions.parentElement !== row) row.append(this.#focusActions);
      },
    );
    setAttributes(this.element, { role: "tree", "aria-label": strings.tree });
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("click", (event) => this.#onClick(event));
    this.element.addEventListener("focusin", (event) => this.#onFocus(event));
    this.element.addEventListener("mouseover", (event) => this.#onHover(event));
    this.element.addEventListener("mouseleave", () => this.#hoverActions.remove());
    this.element.addEventListener("scroll", () => events.onChange());
  }

  get element(): HTMLElement {
    return this.#list.element;
  }

  /** Paths of what was opened or closed by hand. */
  get toggled(): ReadonlyMap<string, boolean> {
    return this.#tree?.toggled ?? new Map<string, boolean>();
  }

  get currentNode(): JsonNode | undefined {
    const row = this.#tree?.rows[this.#list.current];
    return row?.type === "node" ? row.node : undefined;
  }

  get currentPath(): string | undefined {
    const node = this.currentNode;
    return node && this.#tree && formatPath(this.#tree.document, node);
  }

  /** Draws a record with these paths opened or closed, and this one as the current row. */
  show(document: JsonDocument, toggled: ReadonlyMap<string, boolean>, path: string | undefined): void {
    this.#tree = new TreeRows(document, new Map(toggled));
    const isThere = (row: Row) => row.type === "node" && formatPath(document, row.node) === path;
    this.#list.drawAll(this.#tree.rows, this.#tree.rows.findIndex(isThere));
  }

  /** Marks what matches in all rows, now and later. */
  mark(matches: Matcher): void {
    this.#matches = matches;
    if (this.#tree) this.#list.drawAll(this.#tree.rows, this.#list.current);
  }

  /** Makes a node's row visible and the current one, as the one the search stands at. */
  reveal(node: JsonNode): void {
    const tree = this.#tree;
    if (!tree) return;
    this.#list.apply(tree.reveal(node));
    const at = tree.indexOf(node);
    if (this.#isMatchHidden(tree, at)) this.#list.apply(tree.toggle(at));
    this.#list.current = at;
    this.#marked?.classList.remove("marked");
    this.#marked = this.#list.at(at);
    this.#marked?.classList.add("marked");
    this.#scrollTo(this.#marked?.querySelector("mark") ?? this.#marked);
    this.events.onChange();
  }

  focus(): void {
    this.#list.focus();
  }

  /** Whether the match is beyond the first line of a long string, which is all that is visible while it is closed. */
  #isMatchHidden({ document, rows }: TreeRows, at: number): boolean {
    const row = rows[at];
    if (row?.type !== "node" || row.isExpanded || !isLongString(document, row.node)) return false;
    const value = valueOf(document, row.node);
    const [first] = this.#matches(value);
    return first !== undefined && first.end > firstLine(value).length;
  }

  #scrollTo(target: Element | undefined): void {
    if (!target) return;
    const view = this.element.getBoundingClientRect();
    const { top, bottom } = target.getBoundingClientRect();
    if (top < view.top || bottom > view.bottom) target.scrollIntoView({ block: "center" });
  }

  #draw(row: Row): HTMLElement {
    const { strings } = this;
    const document = this.#tree?.document;
    return document ? rowElement(row, { document, strings, matches: this.#matches }) : element("div", "row");
  }

  #moveTo(index: number): void {
    this.#list.current = index;
    this.#list.focus();
    this.#list.at(this.#list.current)?.scrollIntoView({ block: "nearest" });
    this.events.onChange();
  }

  #apply(splices: readonly Splice[]): void {
    this.#list.apply(splices);
    this.events.onChange();
  }

  /** What Enter, Space and a click do. */
  #activate(at: number): void {
    const tree = this.#tree;
    if (tree) this.#apply(tree.rows[at]?.type === "gap" ? tree.showMore(at) : tree.toggle(at));
  }

  #onKey(event: KeyboardEvent): void {
    const tree = this.#tree;
    const { current } = this.#list;
    const isOnButton = event.target !== this.#list.at(current);
    if (!tree || (isOnButton && event.key !== "Escape")) return;
    const copy = copyOfKey(event);
    // What is selected with the mouse is what Ctrl+C means then.
    if (copy === "value" && window.getSelection()?.isCollapsed === false) return;
    const goal = goalOfKey(event, tree.rows, current, this.#rowsPerPage());
    const typed = goal || copy ? undefined : this.#findTyped(event, tree, current);
    if (copy) this.#copy(this.#focusActions, copy);
    else if (goal?.type === "move") this.#moveTo(goal.to);
    else if (goal?.type === "activate") this.#activate(current);
    else if (goal?.type === "expandSiblings") this.#apply(tree.expandSiblings(current));
    else if (typed !== undefined) this.#moveTo(typed);
    else if (isOnButton) this.#list.focus();
    else return;
    event.preventDefault();
  }

  #rowsPerPage(): number {
    const height = this.#list.at(this.#list.current)?.offsetHeight ?? 1;
    return Math.max(1, Math.floor(this.element.clientHeight / Math.max(height, 1)) - 1);
  }

  #onClick({ target }: MouseEvent): void {
    const at = this.#list.indexAt(target);
    if (at === -1 || !(target instanceof Element) || target.closest("button")) return;
    this.#list.current = at;
    this.#list.focus();
    // Someone who selects text, or clicks into a long one, does not want it to close.
    const isInText = target.closest(".full .value") !== null;
    if (!isInText && window.getSelection()?.isCollapsed !== false) this.#activate(at);
    this.events.onChange();
  }

  #onFocus({ target }: FocusEvent): void {
    const at = this.#list.indexAt(target);
    if (at !== -1 && at !== this.#list.current) this.#list.current = at;
  }

  #onHover({ target }: MouseEvent): void {
    const at = this.#list.indexAt(target);
    const row = this.#list.at(at);
    if (at !== this.#list.current && row !== this.#hoverActions.parentElement)
      row?.append(this.#hoverActions);
  }

  #copy(actions: HTMLElement, what: RowCopy): void {
    const row = this.#tree?.rows[this.#list.indexAt(actions)];
    if (this.#tree && row?.type === "node") this.events.onCopy(copyOf(what, this.#tree.document, row.node));
  }
}
