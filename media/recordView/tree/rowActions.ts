import type { PageStrings } from "../../../src/features/recordView/protocol";
import type { RowCopy } from "./copies";
import { element, setAttributes } from "../../shared/controls/element";
import { iconButton, type IconName } from "../../shared/controls/icons";
import { keyName } from "../../shared/controls/keyName";

type KeyedCopy = "value" | "javascript" | "json" | "key";

/** A key that copies; `ctrl` is Cmd on a Mac. */
interface CopyKey {
  readonly code: string;
  readonly modifier: "ctrl" | "alt";
}

/**
 * Alt+C and not Shift+Alt+C for the path: VS Code sees the keys of a page as well, and would copy the path of its
 * own editor over what is copied here.
 */
const keys: Readonly<Record<KeyedCopy, CopyKey>> = {
  value: { code: "KeyC", modifier: "ctrl" },
  javascript: { code: "KeyC", modifier: "alt" },
  json: { code: "KeyJ", modifier: "alt" },
  key: { code: "KeyK", modifier: "alt" },
};
const buttons = [
  ["value", "copy"],
  ["javascript", "path"],
  ["json", "json"],
] as const satisfies readonly (readonly [KeyedCopy, IconName])[];

/** What a key press asks to copy. By the place of the key, because Alt changes the character on a Mac. */
export function copyOfKey(event: KeyboardEvent): RowCopy | undefined {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.shiftKey || ctrl === event.altKey) return undefined;
  // Ctrl+C is where the letter is, on every keyboard layout.
  if (ctrl) return event.key.toLowerCase() === "c" ? "value" : undefined;
  const found = Object.entries(keys).find(
    ([, { code, modifier }]) => modifier === "alt" && code === event.code,
  );
  return found?.[0] as KeyedCopy | undefined;
}

/** The key of a copy as a person reads it, or nothing where it has none. */
export function keyOfCopy(what: RowCopy): string | undefined {
  if (!(what in keys)) return undefined;
  const { code, modifier } = keys[what as KeyedCopy];
  return keyName(modifier, code.slice(-1));
}

/** The copy buttons of one row, which follow the mouse or the focus from row to row. */
export function rowActions(
  strings: PageStrings,
  className: string,
  onCopy: (what: RowCopy) => void,
): HTMLElement {
  const labels = { value: strings.copyValue, javascript: strings.copyPath, json: strings.copyJson };
  const bar = element(
    "div",
    `actions ${className}`,
    ...buttons.map(([what, icon]) =>
      iconButton(icon, `${labels[what]} (${keyOfCopy(what) ?? ""})`, () => onCopy(what)),
    ),
  );
  setAttributes(bar, { role: "toolbar" });
  // A click must not move the focus: the row would become the current one and its other buttons take this place.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  return bar;
}
