import { keyOf, type JsonDocument } from "../json/jsonDocument";
import type { Row } from "./treeRows";

/** What a key press in the tree asks for. */
export type KeyGoal =
  | { readonly type: "move"; readonly to: number }
  | { readonly type: "activate" }
  | { readonly type: "expandSiblings" }
  | { readonly type: "collapseAll" }
  | { readonly type: "expandAll" };

/** The parts of a KeyboardEvent that matter here, so that the rules need no browser. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The keys of VS Code's trees and of the WAI-ARIA tree pattern. */
export function goalOfKey(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  rows: readonly Row[],
  current: number,
  rowsPerPage: number,
): KeyGoal | undefined {
  if ((ctrlKey || metaKey) && !altKey) {
    if (key === "ArrowLeft") return { type: "collapseAll" };
    return key === "ArrowRight" ? { type: "expandAll" } : undefined;
  }
  if (altKey) return undefined;
  const move = (to: number): KeyGoal => ({ type: "move", to: Math.min(Math.max(to, 0), rows.length - 1) });
  const row = rows[current];
  const isExpanded = row?.type === "node" && row.isExpanded;
  switch (key) {
    case "ArrowDown":
      return move(current + 1);
    case "ArrowUp":
      return move(current - 1);
    case "PageDown":
      return move(current + rowsPerPage);
    case "PageUp":
      return move(current - rowsPerPage);
    case "Home":
      return move(0);
    case "End":
      return move(rows.length - 1);
    case "ArrowRight":
      if (isExpanded) return move(current + 1);
      return row?.type === "node" && row.isExpandable ? { type: "activate" } : undefined;
    case "ArrowLeft":
      return isExpanded ? { type: "activate" } : move(parentOf(rows, current));
    case "Enter":
    case " ":
      return { type: "activate" };
    case "*":
      return { type: "expandSiblings" };
    default:
      return undefined;
  }
}

/** The row that the current one is below; itself where there is none. */
function parentOf(rows: readonly Row[], current: number): number {
  const level = rows[current]?.level ?? 0;
  for (let at = current - 1; at >= 0; at--) if ((rows[at]?.level ?? 0) < level) return at;
  return current;
}

/** A pause this long, in milliseconds, starts a new word. */
const PAUSE = 800;

/** Goes to the next row whose key starts with what was typed. */
export function typeAhead(): (
  press: KeyPress & { readonly timeStamp: number },
  tree: { readonly rows: readonly Row[]; readonly document: JsonDocument },
  current: number,
) => number | undefined {
  let typed = "";
  let last = -Infinity;
  return ({ key, ctrlKey, metaKey, altKey, timeStamp }, { rows, document }, current) => {
    if (ctrlKey || metaKey || altKey || !/^.$/u.test(key)) return undefined;
    typed = timeStamp - last > PAUSE ? key : typed + key;
    last = timeStamp;
    // The same letter again goes on to the next; a longer word may stay where it is.
    const isRepeated = typed.replaceAll(key, "") === "";
    const prefix = (isRepeated ? key : typed).toLowerCase();
    const first = isRepeated ? current + 1 : current;
    for (let step = 0; step < rows.length; step++) {
      const at = (first + step) % rows.length;
      const row = rows[at];
      const name = row?.type === "node" ? (keyOf(document, row.node) ?? String(row.node.index)) : "";
      if (name.toLowerCase().startsWith(prefix)) return at;
    }
    return undefined;
  };
}
