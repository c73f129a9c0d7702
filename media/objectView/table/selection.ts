/** A cell, by its row and its column from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Cells that are selected: those between two corners. */
export interface Selection {
  /** Where it began, and where it was drawn to; that one has the focus. */
  readonly anchor: Place;
  readonly focus: Place;
}

export function collapsed(place: Place): Selection {
  return { anchor: place, focus: place };
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** First and last row and column, both of them selected. */
export function boundsOf({ anchor, focus }: Selection) {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isOneCell({ anchor, focus }: Selection): boolean {
  return anchor.row === focus.row && anchor.column === focus.column;
}

export function isWithin(selection: Selection, { row, column }: Place): boolean {
  const { top, bottom, left, right } = boundsOf(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function clamp({ row, column }: Place, { rows, columns }: Extent): Place {
  return {
    row: Math.max(Math.min(row, rows - 1), 0),
    column: Math.max(Math.min(column, columns - 1), 0),
  };
}

/** The parts of a KeyboardEvent that matter here. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The selection after a key of the WAI-ARIA grid pattern; undefined where the key is none of them. */
export function selectionAfter(
  press: KeyPress,
  selection: Selection,
  extent: Extent,
  rowsPerPage: number,
): Selection | undefined {
  if (press.altKey) return undefined;
  const isCtrl = press.ctrlKey || press.metaKey;
  const whole = wholeAfter(press, selection, extent, isCtrl);
  if (whole) return whole;
  const goal = goalOf(press.key, selection.focus, extent, { isCtrl, rowsPerPage });
  if (!goal) return undefined;
  const focus = clamp(goal, extent);
  return { anchor: press.shiftKey ? selection.anchor : focus, focus };
}

/** Ctrl+A selects all, Ctrl+Space columns, Shift+Space rows. */
function wholeAfter(
  { key, shiftKey }: KeyPress,
  { anchor, focus }: Selection,
  { rows, columns }: Extent,
  isCtrl: boolean,
): Selection | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  if (isCtrl && key.toLowerCase() === "a") return { anchor: last, focus: { row: 0, column: 0 } };
  if (key !== " " || isCtrl === shiftKey) return undefined;
  return isCtrl
    ? { anchor: { row: last.row, column: anchor.column }, focus: { row: 0, column: focus.column } }
    : { anchor: { row: anchor.row, column: last.column }, focus: { row: focus.row, column: 0 } };
}

function goalOf(
  key: string,
  { row, column }: Place,
  { rows, columns }: Extent,
  { isCtrl, rowsPerPage }: { readonly isCtrl: boolean; readonly rowsPerPage: number },
): Place | undefined {
  if (isCtrl) {
    if (key === "Home") return { row: 0, column: 0 };
    return key === "End" ? { row: rows - 1, column: columns - 1 } : undefined;
  }
  switch (key) {
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "PageDown":
      return { row: row + rowsPerPage, column };
    case "PageUp":
      return { row: row - rowsPerPage, column };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    default:
      return undefined;
  }
}
