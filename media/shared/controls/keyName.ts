/** A key with its modifier as the person's computer writes it; `ctrl` is Cmd on a Mac. */
export function keyName(modifier: "ctrl" | "alt", key: string): string {
  if (navigator.userAgent.includes("Macintosh")) return (modifier === "ctrl" ? "⌘" : "⌥") + key;
  return `${modifier === "ctrl" ? "Ctrl" : "Alt"}+${key}`;
}
