import type { CopyMessage, PageStrings } from "../../../src/features/recordView/protocol";
import { cut, segments } from "../../shared/text/segments";
import { element, fill, formatNumber, setAttributes } from "../../shared/controls/element";
import { partsOfValue, type FieldValuePart } from "./fieldValue";
import { icon, iconButton } from "../../shared/controls/icons";
import { sourceOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import { meaningOf, type Meaning } from "../text/meaning";
import type { RecordField } from "./recordFields";
import { matchesNothing, type Matcher } from "../search/search";
import { timeText } from "../text/timeText";

export interface FieldsEvents {
  onCopy(copy: Omit<CopyMessage, "type">): void;
  onFollow(meaning: Meaning): void;
}

/** Fields drawn at once; an object has at most so many (docs/kizen-api.md, Objects). */
const CHUNK = 500;
/** Of a value with many parts. */
const MOST_PARTS = 50;
const LONGEST_TEXT = 1000;

/** The fields of a record as a table: what a person sees in Kizen beside what a program needs. */
export class FieldsView {
  readonly element = element("div", "fields");
  #document: JsonDocument | undefined;
  #fields: readonly RecordField[] = [];
  #matches: Matcher = matchesNothing;
  #most = CHUNK;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: FieldsEvents,
  ) {
    this.element.tabIndex = 0;
  }

  show(document: JsonDocument, fields: readonly RecordField[]): void {
    this.#document = document;
    this.#fields = fields;
    this.#draw();
  }

  /** Shows the fields with a match only; all where nothing is looked for. */
  set matches(matches: Matcher) {
    this.#matches = matches;
    this.#draw();
  }

  /** Every text that is searched here, as it is matched. */
  *texts(): Generator<string> {
    const document = this.#document;
    if (document) for (const field of this.#fields) yield* textsOf(document, field);
  }

  #draw(): void {
    const document = this.#document;
    if (!document) return;
    const fields = this.#fields.filter((field) => this.#isFound(document, field));
    const { strings } = this;
    const heads = [strings.label, strings.apiName, strings.fieldType, strings.value, strings.fieldId];
    const head = element("tr", "", ...heads.map((text) => setScope(element("th", "", text), "col")));
    const rows = fields.slice(0, this.#most).map((field) => this.#row(document, field));
    const table = element("table", "", element("thead", "", head), element("tbody", "", ...rows));
    setAttributes(table, { "aria-label": strings.fields });
    const more = fields.length > rows.length ? [this.#more(fields.length - rows.length)] : [];
    const none = rows.length === 0 ? [element("p", "placeholder", strings.noField)] : [];
    const { scrollTop } = this.element;
    this.element.replaceChildren(table, ...none, ...more);
    this.element.scrollTop = scrollTop;
  }

  #isFound(document: JsonDocument, field: RecordField): boolean {
    if (this.#matches === matchesNothing) return true;
    return textsOf(document, field).some((text) => this.#matches(text).length > 0);
  }

  #row(document: JsonDocument, { id, label, name, type, value }: RecordField): HTMLElement {
    return element(
      "tr",
      "",
      setScope(element("th", "field-label", ...this.#text(label)), "row"),
      element("td", "code", ...this.#text(name), this.#copy("name", this.strings.copyApiName, name)),
      element("td", "code", ...this.#text(type)),
      element("td", "field-value", ...this.#value(document, value)),
      element("td", "code field-id", ...this.#text(id), this.#copy("id", this.strings.copyFieldId, id)),
    );
  }

  #value(document: JsonDocument, value: JsonNode | undefined): Node[] {
    const parts = partsOfValue(document, value);
    const shown = parts.slice(0, MOST_PARTS).map((part) => this.#part(part));
    if (parts.length > shown.length)
      shown.push(
        element("div", "count", fill(this.strings.moreValues, formatNumber(parts.length - shown.length))),
      );
    if (!value || value.kind === "null" || parts.length === 0) return shown;
    // An object with an id has its own button for the id; the value is then its JSON.
    const text = value.kind === "string" ? valueOf(document, value) : sourceOf(document, value);
    return [...shown, this.#copy("value", this.strings.copyValue, text)];
  }

  #part({ text, id, code, kind }: FieldValuePart): HTMLElement {
    const marks =
      kind === "null" ? [icon("null")] : kind === "boolean" ? [icon(text === "true" ? "true" : "false")] : [];
    const meaning = kind === "text" ? meaningOf(text) : undefined;
    const made = element("div", "field-part", ...marks, this.#meant(text, kind, meaning));
    if (code !== undefined) {
      const copy = this.#copy("value", this.strings.copyCode, code);
      made.append(element("span", "code", element("bdi", "", ...this.#text(code)), copy));
    }
    if (id !== undefined) {
      const idMeaning = meaningOf(id);
      made.append(
        element("span", "code", this.#meant(id, "id", idMeaning), this.#copy("id", this.strings.copyId, id)),
      );
    }
    return made;
  }

  /** A text, or a button where it leads somewhere. */
  #meant(text: string, kind: string, meaning: Meaning | undefined): HTMLElement {
    if (!meaning || meaning.what === "time") {
      const made = element("bdi", `value ${kind}`, ...this.#text(text));
      if (meaning) made.title = timeText(meaning, Date.now(), window.document.documentElement.lang);
      return made;
    }
    const button = element("button", "link-button", element("bdi", "", ...this.#text(text)));
    button.type = "button";
    button.title = meaning.what === "id" ? this.strings.followId : this.strings.followAddress;
    button.addEventListener("click", () => this.events.onFollow(meaning));
    return button;
  }

  #text(text: string): (Node | string)[] {
    const shown = cut(text, LONGEST_TEXT);
    const parts = segments(shown, this.#matches(text), true).map(({ text: part, isEscape, match }) => {
      const drawn = isEscape ? element("span", "escape", part) : part;
      return match ? element("mark", "", drawn) : drawn;
    });
    return shown.length < text.length ? [...parts, "…"] : parts;
  }

  #copy(what: CopyMessage["what"], label: string, text: string): HTMLElement {
    return iconButton("copy", `${label}: ${cut(text, 60)}`, () => this.events.onCopy({ what, text }));
  }

  #more(count: number): HTMLElement {
    const label = fill(this.strings.showMore, formatNumber(Math.min(CHUNK, count)), formatNumber(count));
    const button = element("button", "text-button secondary", label);
    button.type = "button";
    button.addEventListener("click", () => {
      this.#most += CHUNK;
      this.#draw();
    });
    return button;
  }
}

function textsOf(document: JsonDocument, { label, name, type, id, value }: RecordField): string[] {
  const parts = partsOfValue(document, value).flatMap((part) => [part.text, part.code ?? "", part.id ?? ""]);
  return [label, name, type, id, ...parts];
}

function setScope(cell: HTMLElement, scope: "col" | "row"): HTMLElement {
  cell.setAttribute("scope", scope);
  return cell;
}
