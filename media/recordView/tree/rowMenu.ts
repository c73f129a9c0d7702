import type { PageStrings } from "../../../src/features/recordView/protocol";
import type { RowCopy } from "./copies";
import { keyName } from "../../shared/controls/keyName";
import type { Meaning } from "../text/meaning";
import { showMenu, type MenuAction, type MenuItem } from "../../shared/controls/menu";
import { keyOfCopy } from "./rowActions";

export interface RowMenuEvents {
  readonly copy: (what: RowCopy) => void;
  readonly follow: () => void;
  readonly expandAll: (isOpen: boolean) => void;
}

/** The menu of a row, where the mouse is or, opened with the keyboard, below the row. */
export function showRowMenu(
  { clientX, clientY, target }: MouseEvent,
  strings: PageStrings,
  meaning: Meaning | undefined,
  { copy, follow, expandAll }: RowMenuEvents,
): void {
  const copying = (what: RowCopy, label: string): MenuAction => ({
    label,
    key: keyOfCopy(what),
    run: () => copy(what),
  });
  const followed: MenuItem[] =
    meaning && meaning.what !== "time"
      ? [{ label: strings.followLink, key: "Enter", run: follow }, "separator"]
      : [];
  const items: readonly MenuItem[] = [
    ...followed,
    copying("value", strings.copyValue),
    copying("json", strings.copyJson),
    copying("key", strings.copyKey),
    "separator",
    copying("javascript", strings.copyPath),
    copying("jsonPath", strings.copyJsonPath),
    copying("python", strings.copyPythonPath),
    copying("jq", strings.copyJqPath),
    "separator",
    { label: strings.expandAll, key: keyName("ctrl", "→"), run: () => expandAll(true) },
    { label: strings.collapseAll, key: keyName("ctrl", "←"), run: () => expandAll(false) },
  ];
  const row = target instanceof Element ? target.getBoundingClientRect() : undefined;
  const isByKey = clientX === 0 && clientY === 0;
  const at = isByKey && row ? { x: row.left + 40, y: row.bottom } : { x: clientX, y: clientY };
  showMenu(items, { ...at, label: strings.rowMenu });
}
