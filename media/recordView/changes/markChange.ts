import type { PageStrings } from "../../../src/features/recordView/protocol";
import type { Changes } from "./changes";
import { cut } from "../../shared/text/segments";
import { element, fill } from "../../shared/controls/element";
import { sourceOf, type JsonNode } from "../json/jsonDocument";

/** A longer value would push the row's own value out of sight. */
const LONGEST_BEFORE = 200;

/** Letters as VS Code's source control has them, so that colours are not the only sign. */
const letters = { added: "A", changed: "M", inside: "•" } as const;

/** Marks a row whose value was added or changed, or has something in it that was. */
export function markChange(
  row: HTMLElement,
  node: JsonNode,
  changes: Changes | undefined,
  strings: PageStrings,
): void {
  const change = changes?.marks.get(node);
  if (!changes || !change) return;
  const sentence =
    change.what === "added"
      ? strings.wasAdded
      : change.what === "inside"
        ? strings.hasChanges
        : fill(strings.wasBefore, cut(sourceOf(changes.before, change.before), LONGEST_BEFORE));
  const mark = element("span", "change-mark");
  // A picture, not a text: the description says it in words.
  mark.dataset["sign"] = letters[change.what];
  mark.title = sentence;
  row.classList.add(`is-${change.what}`);
  // In front, where it moves nothing: at the end of the row the buttons would cover it.
  row.querySelector(".twistie")?.append(mark);
  const described = row.getAttribute("aria-description");
  row.setAttribute("aria-description", described === null ? sentence : `${sentence}, ${described}`);
}
