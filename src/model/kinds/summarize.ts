import { hasNumber, withExactNumbers } from "../../exactJson/exactNumbers";
import { isVisible, type KizenRecord } from "../../kizen";
import { beginningOf, firstVisible, oneLine } from "./oneLine";
import type { Fact, RecordIdentity, RecordSummary, SummaryFields } from "./recordKind";

type Values = ReadonlyMap<string, unknown>;

/** When a record was created: every object has this field. */
export const CREATED = "created";
/** Facts of a tooltip: enough to recognise a record, few enough to read at a glance. */
const MOST_FACTS = 8;
const LONGEST_FACT = 80;
/** Of the fields that tell records apart, so many are shown and kept. */
const MOST_TELLING = 3;
/** A list of more characters is cut: no place shows so many. */
const LONGEST_TEXT = 2000;
/** Values of values, one in the other; what is deeper names nothing, and a server may nest without end. */
const DEEPEST = 16;
/** What people are called by where no field of the kind says it. */
const PERSON = ["first_name", "last_name"];
const EMAIL = "email";
/** Stands for the label of a record that has neither a name nor an id to be seen. */
const NO_ID = "(no id)";

/** What a record of either generation shows of itself, wherever that is: in the tree, a hover or a tooltip. */
export function summarize(record: KizenRecord, fields: SummaryFields): RecordSummary {
  const values = valuesOf(withExactNumbers(record));
  const identity = identityOf(values, record.id, fields);
  const told = identity.fields;
  const names = new Set(["id", ...told.map(([name]) => name)]);
  const others = [...values.keys()].filter((name) => !names.has(name));
  return {
    ...identity,
    facts: [...told, ...factsOf(values, others, MOST_FACTS - told.length)],
    text: record.text,
  };
}

/** What `summarize` says of what an index keeps, in half the time where it holds no numbers: they need the source read anew. */
export function identify(record: KizenRecord, fields: SummaryFields): RecordIdentity {
  const values = valuesOf(record.value);
  const shown = [...fields.telling, ...fields.label, ...PERSON, EMAIL, CREATED];
  const holdsNumbers = shown.some((name) => hasNumber([values.get(name)]));
  return identityOf(holdsNumbers ? valuesOf(withExactNumbers(record)) : values, record.id, fields);
}

function identityOf(values: Values, id: string, fields: SummaryFields): RecordIdentity {
  const telling = factsOf(values, fields.telling, MOST_TELLING);
  return {
    id,
    label: labelOf(values, id, fields),
    description: descriptionOf(id, telling),
    fields: [...telling, ...factsOf(values, [CREATED], 1)],
  };
}

/** Short, beside the label: the id's beginning and the first of what tells the record from others. */
export function descriptionOf(id: string, fields: readonly Fact[]): string {
  const telling = fields.find(([name]) => name !== CREATED)?.[1];
  return [beginningOf(id, 8), telling].filter(Boolean).join(" · ");
}

/**
 * The record's values by API name. The current API keeps them in `fields`, keyed by field id, each with its `name`
 * and `value`; a `fields` that is an array was described too.
 */
function valuesOf(source: Readonly<Record<string, unknown>>): Values {
  const values = new Map<string, unknown>(Object.entries(source));
  const { fields } = source;
  if (typeof fields !== "object" || fields === null) return values;
  values.delete("fields");
  for (const field of Object.values(fields as Record<string, unknown>)) {
    if (typeof field !== "object" || field === null) continue;
    const { name, value } = field as { name?: unknown; value?: unknown };
    if (typeof name === "string" && toText(values.get(name)) === "") values.set(name, value);
  }
  return values;
}

/** The record's name, or what stands in for it. Never empty. */
function labelOf(values: Values, id: string, fields: Pick<SummaryFields, "label">): string {
  const whole = fields.label.map((name) => toText(values.get(name)));
  const parts = PERSON.map((name) => toText(values.get(name))).filter(Boolean);
  const label = firstVisible([...whole, parts.join(" "), toText(values.get(EMAIL))]);
  return label ?? (isVisible(id) ? oneLine(id) : NO_ID);
}

/** The first of these fields that say anything. */
function factsOf(values: Values, names: readonly string[], most: number): Fact[] {
  const facts: Fact[] = [];
  for (const name of names) {
    if (facts.length === most) break;
    const text = beginningOf(toText(values.get(name)), LONGEST_FACT);
    if (text !== "") facts.push([name, text]);
  }
  return facts;
}

/**
 * One line of text for a value: scalars as they are, named things by their names, other objects not at all. Empty where
 * there is nothing to be seen.
 */
function toText(value: unknown, depth = 0): string {
  if (typeof value === "string") return isVisible(value) ? oneLine(value) : "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null || depth > DEEPEST) return "";
  if (Array.isArray(value)) return listText(value, depth + 1);
  const { display_name, name, full_name, value: inner } = value as Readonly<Record<string, unknown>>;
  for (const candidate of [display_name, name, full_name, inner]) {
    const text = toText(candidate, depth + 1);
    if (text !== "") return text;
  }
  return "";
}

function listText(values: readonly unknown[], depth: number): string {
  let list = "";
  for (const value of values) {
    const text = toText(value, depth);
    if (text === "") continue;
    list += list === "" ? text : `, ${text}`;
    if (list.length > LONGEST_TEXT) return beginningOf(list, LONGEST_TEXT);
  }
  return list;
}
