import { visit } from "jsonc-parser";
import type { NameCollector } from "./nameCollector";

/** Reads a JSON text, with or without comments, which stands at `from` in its document. */
export function readJsonNames(text: string, collector: NameCollector, from = 0): void {
  const inside = (offset: number, length: number) => ({
    start: from + offset + 1,
    end: from + offset + length - 1,
  });
  visit(text, {
    onObjectBegin: () => collector.openObject(),
    onObjectEnd: () => collector.closeObject(),
    onArrayBegin: () => collector.openArray(),
    onArrayEnd: () => collector.closeArray(),
    onObjectProperty: (value, offset, length) => collector.key({ value, ...inside(offset, length) }),
    onLiteralValue: (value: unknown, offset, length) => {
      if (typeof value === "string") collector.text({ value, ...inside(offset, length) });
    },
  });
}

/** Reads JSON values that stand in a line each. */
export function readJsonLines(text: string, collector: NameCollector): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) readJsonNames(line, collector, index);
}
