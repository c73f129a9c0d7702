import { safe } from "./safeText";

declare const isMarkdown: unique symbol;

/** Markdown that shows a text as it reads. */
export type MarkdownText = string & { readonly [isMarkdown]: true };

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Writes a text in Markdown so that it is shown as it reads. Every sign is escaped: VS Code's own `appendText` leaves `<`
 * and `&`, and addresses become links. Its spaces stay breakable, which `appendText` does not grant either.
 */
export function markdownText(text: string | number): MarkdownText {
  // Four spaces in front would be code, two behind the end of a line. In HTML they are one anyway.
  const spaced = safe(text).replace(/ {2,}/g, " ");
  return spaced.replace(/[!-/:-@[-`{-~]/g, (sign) => ENTITIES[sign] ?? `\\${sign}`) as MarkdownText;
}

/** A command as the address of a Markdown link. Brackets in an argument would end the address. */
export function commandAddress(command: string, args: readonly unknown[]): string {
  if (args.length === 0) return `command:${command}`;
  const json = encodeURIComponent(JSON.stringify(args));
  const sign = (one: string) => `%${one.charCodeAt(0).toString(16)}`;
  return `command:${command}?${json.replace(/[!'()*~]/g, sign)}`;
}
