import { element, setAttributes } from "./element";

export type MenuItem = MenuAction | "separator";

export interface MenuAction {
  readonly label: string;
  /** The key that does the same, as a person reads it. */
  readonly key?: string | undefined;
  /** Of what is on or off: the menu stays open, because several may be chosen. */
  readonly isChecked?: boolean;
  readonly run: () => void;
}

/**
 * Shows a menu at a place of the window, which looks and behaves as VS Code's own. VS Code's menus for webviews know
 * commands only; what is done here needs the page.
 */
export function showMenu(
  items: readonly MenuItem[],
  { x, y, label }: { readonly x: number; readonly y: number; readonly label: string },
): void {
  const before = document.activeElement;
  const actions: HTMLElement[] = [];
  let isOpen = true;
  const close = (returnsFocus: boolean) => {
    // Removing what has the focus tells of its leaving once more.
    if (!isOpen) return;
    isOpen = false;
    window.removeEventListener("blur", onLeave);
    window.removeEventListener("resize", onLeave);
    menu.remove();
    if (returnsFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const onLeave = () => close(false);
  const menu = element(
    "div",
    "menu",
    ...items.map((item) => {
      if (item === "separator") return setRole(element("div", "menu-separator"), "separator");
      const made = element("div", "menu-item", element("span", "", item.label));
      if (item.key !== undefined) made.append(element("span", "menu-key", item.key));
      setAttributes(made, { role: "menuitem", tabindex: -1 });
      const { isChecked } = item;
      if (isChecked !== undefined)
        setAttributes(made, { role: "menuitemcheckbox", "aria-checked": isChecked });
      made.addEventListener("click", () => {
        if (isChecked === undefined) close(true);
        else made.setAttribute("aria-checked", String(made.getAttribute("aria-checked") !== "true"));
        item.run();
      });
      // Not when it is entered: a menu that opens below a resting mouse stays with the keyboard.
      made.addEventListener("mousemove", ({ movementX, movementY }) => {
        if (movementX !== 0 || movementY !== 0) made.focus({ preventScroll: true });
      });
      actions.push(made);
      return made;
    }),
  );
  setAttributes(menu, { role: "menu", "aria-label": label });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) close(false);
  });
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  menu.addEventListener("keydown", (event) => {
    event.preventDefault();
    event.stopPropagation();
    const at = actions.findIndex((action) => action === document.activeElement);
    if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (event.key === "Enter" || event.key === " ") actions[at]?.click();
    else actions[goalOf(event.key, at, actions)]?.focus();
  });
  window.addEventListener("blur", onLeave);
  window.addEventListener("resize", onLeave);
  (document.querySelector("main") ?? document.body).append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(Math.min(x, window.innerWidth - width - 2), 0)}px`;
  menu.style.top = `${Math.max(Math.min(y, window.innerHeight - height - 2), 0)}px`;
  actions[0]?.focus();
}

/** The item a key leads to: arrows go around, a letter to the next item that begins with it. */
function goalOf(key: string, at: number, actions: readonly HTMLElement[]): number {
  const { length } = actions;
  if (key === "ArrowDown") return (at + 1) % length;
  if (key === "ArrowUp") return (at - 1 + length) % length;
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  const begins = (index: number) =>
    key.length === 1 && actions[index]?.innerText.toLowerCase().startsWith(key.toLowerCase());
  for (let step = 1; step <= length; step++) if (begins((at + step) % length)) return (at + step) % length;
  return at;
}

function setRole(target: HTMLElement, role: string): HTMLElement {
  target.setAttribute("role", role);
  return target;
}
