import type { PageStrings } from "../../src/recordView/protocol";
import { element, setAttributes } from "./element";
import { iconButton, type IconName } from "./icons";

export type RowCopy = "value" | "path" | "json";

/** A key that copies; `ctrl` is Cmd on a Mac. */
interface CopyKey {
  readonly what: RowCopy;
  readonly code: string;
  readonly modifier: "ctrl" | "alt";
}

/**
 * Alt+C and not Shift+Alt+C for the path: VS Code sees the keys of a page as well, and would copy the path of its
 * own editor over what is copied here.
 */
const keys: readonly CopyKey[] = [
  { what: "value", code: "KeyC", modifier: "ctrl" },
  { what: "path", code: "KeyC", modifier: "alt" },
  { what: "json", code: "KeyJ", modifier: "alt" },
];
const icons: Record<RowCopy, IconName> = { value: "copy", path: "path", json: "json" };

/** What a key press asks to copy. By the place of the key, because Alt changes the character on a Mac. */
export function copyOfKey(event: KeyboardEvent): RowCopy | undefined {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.shiftKey || ctrl === event.altKey) return undefined;
  const modifier = ctrl ? "ctrl" : "alt";
  // Ctrl+C is where the letter is, on every keyboard layout.
  return keys.find(
    (key) =>
      key.modifier === modifier &&
      (modifier === "ctrl" ? event.key.toLowerCase() === "c" : event.code === key.code),
  )?.what;
}

/** The copy buttons of one row, which follow the mouse or the focus from row to row. */
export function rowActions(
  strings: PageStrings,
  className: string,
  onCopy: (what: RowCopy) => void,
): HTMLElement {
  const labels: Record<RowCopy, string> = {
    value: strings.copyValue,
    path: strings.copyPath,
    json: strings.copyJson,
  };
  const bar = element(
    "div",
    `actions ${className}`,
    ...keys.map(({ what, code, modifier }) =>
      iconButton(icons[what], `${labels[what]} (${keyName(modifier, code)})`, () => onCopy(what)),
    ),
  );
  setAttributes(bar, { role: "toolbar" });
  // A click must not move the focus: the row would become the current one and its other buttons take this place.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  return bar;
}

function keyName(modifier: CopyKey["modifier"], code: string): string {
  const letter = code.slice(-1);
  if (isMac()) return (modifier === "ctrl" ? "⌘" : "⌥") + letter;
  return `${modifier === "ctrl" ? "Ctrl" : "Alt"}+${letter}`;
}

function isMac(): boolean {
  return navigator.userAgent.includes("Macintosh");
}
