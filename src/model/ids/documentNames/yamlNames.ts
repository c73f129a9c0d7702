import { parser } from "@lezer/yaml";
import type { DocumentString, NameCollector } from "./nameCollector";

/** Reads a YAML text, whatever is broken in it. */
export function readYamlNames(text: string, collector: NameCollector): void {
  /** Whether what is read is a key: it may have quotes, as any string. */
  let isKey = false;
  const add = (string: DocumentString) => (isKey ? collector.key(string) : collector.text(string));
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      switch (name) {
        case "BlockMapping":
        case "FlowMapping":
          return collector.openObject();
        case "BlockSequence":
        case "FlowSequence":
          return collector.openArray();
        case "Key":
          isKey = true;
          return;
        case "Literal":
        case "BlockLiteralContent":
          return add({ value: fold(text.slice(from, to)), start: from, end: to });
        case "QuotedLiteral":
          return add({ value: unquote(text.slice(from, to)), start: from + 1, end: to - 1 });
        default:
          return;
      }
    },
    leave: ({ name }) => {
      if (name === "Key") isKey = false;
      else if (name === "BlockMapping" || name === "FlowMapping") collector.closeObject();
      else if (name === "BlockSequence" || name === "FlowSequence") collector.closeArray();
    },
  });
}

/** A text over several lines in one, which is all that a label needs. */
function fold(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

function unquote(source: string): string {
  const inside = source.slice(1, -1);
  if (source.startsWith("'")) return fold(inside.replaceAll("''", "'"));
  try {
    return String(JSON.parse(`"${fold(inside)}"`));
  } catch {
    // YAML has escapes that JSON does not know; a label with one is shown as it is written.
    return fold(inside);
  }
}
