import type { VirtualRows } from "../../shared/rows/virtualRows";
import type { Row } from "./row";
import type { Place } from "./selection";

export interface TableMouseEvents {
  /** A cell was pressed, or the mouse was drawn to it: with `isExtending` what is between is selected. */
  onPick(place: Place, isExtending: boolean): void;
  onToggle(row: number): void;
  onFollow(row: number): void;
  /** The menu is wanted at a cell. */
  onMenu(place: Place, event: MouseEvent): void;
}

/** What the mouse does in the rows. The menu also comes by the keyboard, as the browser has it. */
export function listenToMouse(list: VirtualRows<Row>, events: TableMouseEvents): void {
  const { element } = list;
  const placeOf = (target: EventTarget | null): Place | undefined => {
    const cell = target instanceof Element ? target.closest(".row > .cell") : null;
    const row = list.indexAt(target);
    if (!cell?.parentElement || row === -1) return undefined;
    return { row, column: [...cell.parentElement.children].indexOf(cell) };
  };
  let isDrawing = false;
  element.addEventListener("mousedown", (event) => {
    const place = placeOf(event.target);
    if (!place || event.button !== 0) return;
    event.preventDefault();
    isDrawing = true;
    events.onPick(place, event.shiftKey);
  });
  element.addEventListener("mouseover", ({ target, buttons }) => {
    isDrawing &&= buttons === 1;
    const place = isDrawing ? placeOf(target) : undefined;
    if (place) events.onPick(place, true);
  });
  element.addEventListener("click", ({ target, shiftKey }) => {
    const place = placeOf(target);
    if (!place || shiftKey || !(target instanceof Element)) return;
    if (target.closest(".twistie")) events.onToggle(place.row);
    else if (target.closest(".leads")) events.onFollow(place.row);
  });
  element.addEventListener("dblclick", ({ target }) => {
    const place = placeOf(target);
    if (place && target instanceof Element && !target.closest(".twistie")) events.onToggle(place.row);
  });
  element.addEventListener("contextmenu", (event) => {
    const place = placeOf(event.target);
    if (!place) return;
    event.preventDefault();
    events.onMenu(place, event);
  });
}
