import type { KizenRecord } from "../../kizen";
import type { RecordSummary } from "./recordKind";

type Values = ReadonlyMap<string, unknown>;

/** Where a label may be, best first. Only `id` and `name` of a company are documented; everything else is a chance. */
const LABELS = ["display_name", "name", "full_name"];
const TELLING = ["domains", "email", "business_phone", "mobile_phone", "website"];
/** Facts of a tooltip: enough to recognise a record, few enough to read at a glance. */
const MOST_FACTS = 8;
const LONGEST_FACT = 120;
/** Stands for the label of a record that has neither a name nor an id. */
export const NO_ID = "(no id)";

/** What a row shows of a record of either generation. */
export function summarize(record: KizenRecord): RecordSummary {
  const values = valuesOf(record);
  const id = record.id;
  const telling = TELLING.map((name) => toText(values.get(name))).find((text) => text !== "");
  return {
    id,
    label: labelOf(values) ?? (id === "" ? NO_ID : id),
    description: [id.slice(0, 8), telling].filter(Boolean).join(" · "),
    facts: factsOf(values),
    text: record.text,
  };
}

/**
 * The record's values by API name. The current API keeps them in `fields`, keyed by field id, each with its `name`
 * and `value`; a `fields` that is an array was described too.
 */
export function valuesOf(record: KizenRecord): Values {
  const values = new Map<string, unknown>(Object.entries(record.value));
  const { fields } = record.value;
  if (typeof fields !== "object" || fields === null) return values;
  values.delete("fields");
  for (const field of Object.values(fields as Record<string, unknown>)) {
    if (typeof field !== "object" || field === null) continue;
    const { name, value } = field as { name?: unknown; value?: unknown };
    if (typeof name === "string" && !values.has(name)) values.set(name, value);
  }
  return values;
}

export function labelOf(values: Values): string | undefined {
  const whole = LABELS.map((name) => toText(values.get(name)));
  const parts = ["first_name", "last_name"].map((name) => toText(values.get(name))).filter(Boolean);
  return [...whole, parts.join(" "), toText(values.get("email"))].find((text) => text !== "");
}

function factsOf(values: Values): [string, string][] {
  const facts: [string, string][] = [];
  for (const [name, value] of values) {
    const text = toText(value);
    if (text !== "" && name !== "id") facts.push([name, text.slice(0, LONGEST_FACT)]);
    if (facts.length === MOST_FACTS) break;
  }
  return facts;
}

/** One line of text for a value: scalars as they are, named things by their names, other objects not at all. */
export function toText(value: unknown): string {
  if (typeof value === "string") return value.trim().replace(/\s+/g, " ");
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(toText).filter(Boolean).join(", ");
  if (typeof value !== "object" || value === null) return "";
  const { display_name, name, full_name, value: inner } = value as Readonly<Record<string, unknown>>;
  return toText(display_name ?? name ?? full_name ?? inner);
}
