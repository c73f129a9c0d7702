import type { PageStrings } from "../../../src/features/recordView/protocol";
import { copyOf, type RowCopy } from "./copies";
import { element, setAttributes } from "../../shared/controls/element";
import { Expansion, freshExpansion, type SavedExpansion } from "./expansion";
import { Highlighter } from "./highlighter";
import { nodeAt, jsonPointerTo } from "../json/jsonPointer";
import type { JsonDocument, JsonNode } from "../json/jsonDocument";
import { PathLine } from "./pathLine";
import { copyOfKey } from "./rowActions";
import { meaningOfNode, rowElement } from "./rowElement";
import { showRowMenu } from "./rowMenu";
import { RowToolbars } from "./rowToolbars";
import type { Found } from "../search/search";
import { TextRoom } from "./textRoom";
import { goalOfKey, typeAhead, type KeyGoal } from "./keyGoal";
import { listenToMouse } from "./treeMouse";
import type { TreeEvents } from "./treeEvents";
import { TreeRows, type Row } from "./treeRows";
import { VirtualRows } from "../../shared/rows/virtualRows";

/** The tree of a record: lets a person walk, open and copy as VS Code's own trees do. */
export class TreeView {
  readonly element: HTMLElement;
  readonly highlighter = new Highlighter();
  readonly #list: VirtualRows<Row>;
  readonly #room: TextRoom;
  readonly #path: PathLine;
  readonly #toolbars: RowToolbars;
  readonly #findTyped = typeAhead();
  #tree: TreeRows | undefined;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: TreeEvents,
  ) {
    this.#toolbars = new RowToolbars(strings, (what, toolbar) =>
      this.#copy(this.#list.indexAt(toolbar), what),
    );
    this.#list = new VirtualRows({
      className: "tree",
      draw: (row) => this.#draw(row),
      onCurrent: (row) => this.#toolbars.follow(row),
    });
    const tree = this.#list.element;
    this.#room = new TextRoom(tree, () => this.#onRoom());
    this.#path = new PathLine(strings.pathLine, strings.tree, (node) =>
      this.#moveTo(this.#tree?.indexOf(node) ?? 0),
    );
    this.element = element("div", "tree-panel", this.#path.element, tree, this.#room.probe);
    setAttributes(tree, { role: "tree", "aria-label": strings.tree });
    tree.addEventListener("keydown", (event) => this.#onKey(event));
    tree.addEventListener("focusin", (event) => this.#onFocus(event));
    listenToMouse(this.#list, this.#toolbars, {
      onPick: (at) => this.#moveTo(at),
      onToggle: (at) => this.#toggle(at),
      onFollow: (at) => this.#follow(at),
      onMenu: (at, event) => this.#onMenu(at, event),
    });
    tree.addEventListener("scroll", () => this.#onScroll());
  }

  /** What is open, for the next time. */
  get expansion(): SavedExpansion {
    return this.#tree?.expansion.save() ?? freshExpansion;
  }

  get scrollTop(): number {
    return this.#list.element.scrollTop;
  }

  set scrollTop(pixels: number) {
    this.#list.element.scrollTop = pixels;
  }

  set isBusy(isBusy: boolean) {
    this.#list.element.setAttribute("aria-busy", String(isBusy));
  }

  /** Numbers the rows, or does not. */
  set hasLineNumbers(isOn: boolean) {
    this.#room.hasGutter = isOn;
    this.element.classList.toggle("numbered", isOn);
    this.#onRoom();
  }

  get currentNode(): JsonNode | undefined {
    return this.#tree?.rows[this.#list.current]?.node;
  }

  get currentPointer(): string | undefined {
    const node = this.currentNode;
    return node && this.#tree && jsonPointerTo(this.#tree.document, node);
  }

  /** Draws a record with this opened and closed, and the value at this pointer as the current row. */
  show(document: JsonDocument, saved: SavedExpansion, pointer: string | undefined): void {
    this.#tree = new TreeRows(document, new Expansion(document, saved), this.#room.columns);
    const node = pointer === undefined ? undefined : nodeAt(document, pointer);
    this.#list.show(this.#tree.rows, node ? this.#tree.indexOf(node) : 0, true);
    this.#onScroll();
  }

  /** Draws the rows on screen again, after what is marked in them changed. */
  redraw(): void {
    if (this.#tree) this.#list.show(this.#tree.rows, this.#list.current, true);
  }

  /** Makes the row of a match visible and the current one. */
  reveal({ node, part, start }: Found): void {
    const tree = this.#tree;
    if (!tree) return;
    tree.reveal(node);
    const at = tree.indexOf(node);
    const row = tree.rows[at];
    if (part === "value" && row?.type === "node" && row.isExpandable && !row.isExpanded) tree.toggle(at);
    this.#list.show(tree.rows, tree.indexOf(node, part === "value" ? start : undefined), true);
    this.#list.scrollTo(this.#list.current, "center");
    this.events.onChange();
  }

  expandAll(isOpen: boolean): void {
    const node = this.currentNode;
    this.#tree?.expandAll(isOpen);
    this.#update(node);
  }

  focus(): void {
    this.#list.focus();
  }

  #draw(row: Row): HTMLElement {
    const { strings, highlighter } = this;
    const document = this.#tree?.document;
    return document ? rowElement(row, { document, strings, highlighter }) : element("div", "row");
  }

  /** Shows the rows as they are now, with this node's row, or that of what contains it, as the current one. */
  #update(current: JsonNode | undefined): void {
    const tree = this.#tree;
    if (!tree) return;
    let at = -1;
    for (let node = current; node && at === -1; node = node.parent) at = tree.indexOf(node);
    this.#list.show(tree.rows, at);
    this.#list.scrollTo(this.#list.current);
    this.#onScroll();
  }

  #onRoom(): void {
    this.#list.rowHeight = this.#room.rowHeight;
    const { top } = this.#list;
    const at = this.#tree?.rows[top]?.node;
    const current = this.currentNode;
    this.#tree?.rebuild();
    if (!this.#tree) return;
    this.#list.show(this.#tree.rows, current ? this.#tree.indexOf(current) : 0, true);
    const now = at ? this.#tree.indexOf(at) : top;
    // Where the rows above are as many as before, the place is kept to the pixel.
    if (now !== top) this.#list.scrollTo(now, "start");
  }

  #onScroll(): void {
    const top = this.#tree?.rows[this.#list.top];
    if (this.#tree && top) {
      const container = top.type === "line" ? top.node : top.node.parent;
      this.#path.show(this.#tree.document, container ?? top.node);
    }
    this.events.onChange();
  }

  #moveTo(index: number): void {
    this.#list.current = index;
    this.#list.scrollTo(this.#list.current);
    this.#list.focus();
    this.events.onChange();
  }

  #toggle(at: number): boolean {
    const node = this.#tree?.rows[at]?.node;
    const isToggled = this.#tree?.toggle(at) === true;
    if (isToggled) this.#update(node);
    return isToggled;
  }

  #follow(at: number): void {
    const row = this.#tree?.rows[at];
    if (!this.#tree || row?.type !== "node") return;
    const meaning = meaningOfNode(this.#tree.document, row.node);
    if (meaning) this.events.onFollow(meaning);
  }

  #onKey(event: KeyboardEvent): void {
    const tree = this.#tree;
    const { current } = this.#list;
    const isOnButton = event.target !== this.#list.at(current);
    if (!tree || (isOnButton && event.key !== "Escape")) return;
    const copy = copyOfKey(event);
    // What is selected with the mouse is what Ctrl+C means then.
    if (copy === "value" && window.getSelection()?.isCollapsed === false) return;
    const goal = goalOfKey(event, tree.rows, current, this.#list.rowsPerPage);
    const typed = goal || copy ? undefined : this.#findTyped(event, tree, current);
    if (copy) this.#copy(current, copy);
    else if (goal) this.#run(goal, current);
    else if (typed !== undefined) this.#moveTo(typed);
    else if (isOnButton) this.#list.focus();
    else return;
    event.preventDefault();
  }

  #run(goal: KeyGoal, current: number): void {
    switch (goal.type) {
      case "move":
        this.#moveTo(goal.to);
        return;
      case "activate":
        if (!this.#toggle(current)) this.#follow(current);
        return;
      case "expandSiblings": {
        const node = this.currentNode;
        this.#tree?.expandSiblings(current);
        this.#update(node);
        return;
      }
      case "expandAll":
      case "collapseAll":
        this.expandAll(goal.type === "expandAll");
    }
  }

  #onMenu(at: number, event: MouseEvent): void {
    const row = this.#tree?.rows[at];
    if (!row || !this.#tree) return;
    showRowMenu(event, this.strings, meaningOfNode(this.#tree.document, row.node), {
      copy: (what) => this.#copy(at, what),
      follow: () => this.#follow(at),
      expandAll: (isOpen) => this.expandAll(isOpen),
    });
  }

  #onFocus({ target }: FocusEvent): void {
    const at = this.#list.indexAt(target);
    if (at !== -1 && at !== this.#list.current) this.#list.current = at;
  }

  #copy(at: number, what: RowCopy): void {
    const row = this.#tree?.rows[at];
    if (this.#tree && row) this.events.onCopy(copyOf(what, this.#tree.document, row.node));
  }
}
