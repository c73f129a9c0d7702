import type { RowToolbars } from "./rowToolbars";
import type { VirtualRows } from "../../shared/rows/virtualRows";
import type { Row } from "./treeRows";

export interface TreeMouseEvents {
  /** A row was clicked: it is the current one now. */
  onPick(at: number): void;
  /** A row is to be opened or closed. */
  onToggle(at: number): void;
  /** The link in a row is to be followed. */
  onFollow(at: number): void;
  onMenu(at: number, event: MouseEvent): void;
}

/** What the mouse does in the tree. The menu also comes by the keyboard, as the browser has it. */
export function listenToMouse(list: VirtualRows<Row>, toolbars: RowToolbars, events: TreeMouseEvents): void {
  const { element } = list;
  element.addEventListener("click", ({ target }) => {
    const at = list.indexAt(target);
    if (at === -1 || !(target instanceof Element) || target.closest("button")) return;
    events.onPick(at);
    // Someone who selects text does not want the row to close.
    if (window.getSelection()?.isCollapsed === false) return;
    if (target.closest(".link")) events.onFollow(at);
    else events.onToggle(at);
  });
  element.addEventListener("contextmenu", (event) => {
    const at = list.indexAt(event.target);
    if (at === -1) return;
    event.preventDefault();
    events.onPick(at);
    events.onMenu(at, event);
  });
  element.addEventListener("mouseover", ({ target }) => toolbars.hover(list.at(list.indexAt(target))));
  element.addEventListener("mouseleave", () => toolbars.leave());
}
