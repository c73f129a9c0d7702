import type { PageStrings, SchemaMessage } from "../../../src/features/recordView/protocol";
import { element, setAttributes } from "../../shared/controls/element";
import { MeasuredRows } from "../../shared/rows/measuredRows";
import type { JsonDocument } from "../json/jsonDocument";
import { matchesNothing, type Matcher } from "../search/search";
import { EmptyToggle } from "./emptyToggle";
import { COLUMNS, fieldRowElement, setScope, type FieldsEvents } from "./fieldRowElement";
import { groupsOf, isEmptyField, rowsOf, type FieldRow, type ShownField, type ShownGroup } from "./fieldRows";
import { partsOfValue } from "./fieldValue";
import type { RecordField } from "./recordFields";

export interface FieldsViewEvents extends FieldsEvents {
  /** The person wants to see fields without a value, or not. */
  onShowEmpty(isOn: boolean): void;
}

/** The fields of a record as a table by their categories: what a person sees in Kizen beside what a program needs. */
export class FieldsView {
  readonly element: HTMLElement;
  readonly #toggle: EmptyToggle;
  readonly #note = element("p", "fields-note");
  readonly #none: HTMLElement;
  readonly #table: MeasuredRows<FieldRow>;
  #document: JsonDocument | undefined;
  #fields: readonly RecordField[] = [];
  #schema: Pick<SchemaMessage, "state" | "groups"> = { state: "unknown", groups: [] };
  #groups: readonly ShownGroup[] = [];
  #matches: Matcher = matchesNothing;

  constructor(
    private readonly strings: PageStrings,
    showsEmpty: boolean,
    private readonly events: FieldsViewEvents,
  ) {
    this.#toggle = new EmptyToggle(strings, showsEmpty, (isOn) => {
      this.#draw();
      events.onShowEmpty(isOn);
    });
    this.#none = element("p", "placeholder", strings.noField);
    const heads = [strings.label, strings.apiName, strings.fieldType, strings.value, strings.fieldId];
    const head = element("tr", "", ...heads.map((text) => setScope(element("th", "", text), "col")));
    const body = element("tbody", "");
    const table = element("table", "", element("thead", "", head), body);
    setAttributes(table, { "aria-label": strings.fields });
    this.element = element("div", "fields", this.#note, table, this.#none);
    this.element.tabIndex = 0;
    this.#table = new MeasuredRows({
      scroller: this.element,
      body,
      columns: COLUMNS,
      draw: (row) => this.#drawRow(row),
    });
  }

  /** For the line of tools; there once it is known which fields there are. */
  get toggle(): HTMLElement {
    return this.#toggle.element;
  }

  get showsEmpty(): boolean {
    return this.#toggle.isOn;
  }

  /** Whether it is known which fields the record could have besides those it has. */
  get knowsSchema(): boolean {
    return this.#schema.groups.length > 0;
  }

  show(document: JsonDocument, fields: readonly RecordField[]): void {
    this.#document = document;
    this.#fields = fields;
    this.#arrange();
  }

  set schema(schema: Pick<SchemaMessage, "state" | "groups">) {
    this.#schema = schema;
    this.#arrange();
  }

  /** Shows the fields with a match only; all where nothing is looked for. */
  set matches(matches: Matcher) {
    this.#matches = matches;
    this.#draw();
  }

  /** Every text that is searched here, as it is matched. */
  *texts(): Generator<string> {
    const document = this.#document;
    if (!document) return;
    for (const { label, fields } of this.#groups) {
      yield label;
      for (const field of fields) yield* textsOf(document, field);
    }
  }

  #arrange(): void {
    this.#groups = groupsOf(this.#fields, this.#schema.groups);
    this.#draw();
  }

  #draw(): void {
    if (!this.#document) return;
    const found = this.#groups.map(({ label, fields }) => ({
      label,
      fields: fields.filter((field) => this.#isFound(field, label)),
    }));
    const empty = found.flatMap(({ fields }) => fields.filter(isEmptyField));
    this.#toggle.show(empty.length);
    // As long as nobody can ask for them, what the record itself has is there.
    const hidesEmpty = this.knowsSchema && !this.showsEmpty;
    const rows = rowsOf(found, (field) => !(hidesEmpty && isEmptyField(field)), this.strings.otherFields);
    this.#none.hidden = rows.length > 0;
    const note = this.#findNote();
    this.#note.textContent = note;
    this.#note.hidden = note === "";
    this.#table.show(rows);
  }

  /** What keeps this from being all of the object's fields. */
  #findNote(): string {
    const { strings } = this;
    switch (this.#schema.state) {
      case "unknown":
      case "whole":
        return "";
      case "partial":
        return this.showsEmpty ? strings.schemaPartial : "";
      case "refused":
        return strings.schemaRefused;
      case "failed":
        return strings.schemaFailed;
    }
  }

  #isFound(field: ShownField, category: string): boolean {
    const document = this.#document;
    if (!document || this.#matches === matchesNothing) return true;
    return [category, ...textsOf(document, field)].some((text) => this.#matches(text).length > 0);
  }

  #drawRow(row: FieldRow): HTMLElement {
    const { strings, events } = this;
    const document = this.#document;
    return document
      ? fieldRowElement(row, { document, strings, events, matches: this.#matches })
      : element("tr", "");
  }
}

function textsOf(document: JsonDocument, { label, name, type, id, value }: RecordField): string[] {
  const parts = partsOfValue(document, value).flatMap((part) => [part.text, part.code ?? "", part.id ?? ""]);
  return [label, name, type, id, ...parts];
}
