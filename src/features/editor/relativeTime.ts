import * as vscode from "vscode";

/** Largest first, in milliseconds. */
const units = [
  ["day", 24 * 60 * 60 * 1000],
  ["hour", 60 * 60 * 1000],
  ["minute", 60 * 1000],
] as const;

/** A moment in the past as a person says it, in the editor's language: "now", "5 minutes ago", "yesterday". */
export function relativeTime(moment: number, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: "auto" });
  const age = Math.max(0, now - moment);
  for (const [unit, length] of units)
    if (age >= length) return format.format(-Math.floor(age / length), unit);
  return format.format(0, "second");
}
