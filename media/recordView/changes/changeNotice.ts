import type { PageStrings } from "../../../src/features/recordView/protocol";
import { findChanges, type Changes } from "./changes";
import { cut } from "../../shared/text/segments";
import { element, fill, formatNumber, setAttributes } from "../../shared/controls/element";
import { icon } from "../../shared/controls/icons";
import { formatJsonPath } from "../json/jsonPath";
import { parseJson, sourceOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import type { ReceivedRecord } from "../host/receivedRecord";
import { textButton } from "../../shared/controls/textButton";

export interface ChangeEvents {
  onGoTo(node: JsonNode): void;
  onDismiss(): void;
}

/** Values that are gone have no row of their own; these many are listed. */
const MOST_REMOVED = 20;
const LONGEST_REMOVED = 200;

/** Says above the record what a refresh changed in it, until the person dismisses that. */
export class ChangeNotice {
  readonly element = element("div", "changes");
  #places: readonly JsonNode[] = [];
  #at = -1;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: ChangeEvents,
  ) {
    setAttributes(this.element, { role: "status" });
    this.element.hidden = true;
  }

  /** Shows what differs from an earlier text, and returns it; shows nothing where there is no such text. */
  show(earlier: ReceivedRecord["earlier"], document: JsonDocument): Changes | undefined {
    const changes = earlier && findChanges(parseJson(earlier.text), document);
    const hasAny = changes !== undefined && changes.marks.size > 0;
    this.element.hidden = !hasAny;
    this.element.replaceChildren(...(hasAny ? this.#parts(changes, earlier?.loadedAt ?? 0) : []));
    return hasAny ? changes : undefined;
  }

  #parts(changes: Changes, seenAt: number): Node[] {
    const { strings } = this;
    this.#places = placesOf(changes);
    this.#at = -1;
    const time = new Date(seenAt).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    const marks = [...changes.marks.values()];
    const countOf = (what: string) => marks.filter((mark) => mark.what === what).length;
    const counts = [
      [strings.changedCount, countOf("changed")],
      [strings.addedCount, countOf("added")],
      [strings.removedCount, changes.removed.length],
    ] as const;
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    const since =
      all === 1 ? fill(strings.oneChangeSince, time) : fill(strings.changesSince, formatNumber(all), time);
    const kinds = counts
      .filter(([, count]) => count > 0)
      .map(([text, count]) => fill(text, formatNumber(count)));
    const text = element("div", "notice-text", `${since}: ${kinds.join(", ")}`);
    text.append(...this.#removed(changes));
    const next = textButton(strings.nextChange, "secondary", () => this.#goToNext());
    next.disabled = this.#places.length === 0;
    const buttons = element(
      "div",
      "notice-buttons",
      next,
      textButton(strings.dismiss, "secondary", () => this.events.onDismiss()),
    );
    return [element("div", "notice", icon("info"), text, buttons)];
  }

  #removed({ before, removed }: Changes): Node[] {
    const shown = removed.slice(0, MOST_REMOVED).map(({ node }) => {
      const value = cut(sourceOf(before, node), LONGEST_REMOVED);
      return element("li", "removed", element("bdi", "", `${formatJsonPath(before, node)}: ${value}`));
    });
    if (removed.length > shown.length) {
      const rest = formatNumber(removed.length - shown.length);
      shown.push(element("li", "", fill(this.strings.moreValues, rest)));
    }
    return shown.length === 0 ? [] : [element("ul", "removed-values", ...shown)];
  }

  #goToNext(): void {
    this.#at = (this.#at + 1) % this.#places.length;
    const place = this.#places[this.#at];
    if (place) this.events.onGoTo(place);
  }
}

/** Where something happened, in the order of the text: values, and containers from which one is gone. */
function placesOf({ marks, removed }: Changes): JsonNode[] {
  // The record itself has no row to go to.
  const places = new Set(removed.map(({ from }) => from).filter(({ parent }) => parent));
  for (const [node, { what }] of marks) if (what !== "inside") places.add(node);
  return [...places].sort((a, b) => a.start - b.start);
}
