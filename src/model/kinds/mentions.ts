import type { KizenRecord } from "../../kizen";
import { isVisible } from "../../kizen";
import { oneLine } from "./oneLine";

/** Something that a record speaks of: its fields, the options it has chosen, the people and records it names. */
export interface Mention {
  readonly id: string;
  readonly what: "field" | "option" | "stage" | "user" | "record";
  readonly label: string;
  /** Of a record: the id of the field that names it, by which the schema says what kind of record it is. */
  readonly field?: string;
}

type Json = Readonly<Record<string, unknown>>;
type IsNew = (id: unknown) => id is string;

/**
 * What a record of the current API says about other ids: each field under its own id with its `display_name`, choices as
 * `{id, code, name}`, the stage as `{id, name, status}`, team members as `{id, first_name, last_name, email}`, relations
 * as `{id, name}` (docs/kizen-api.md, Values). Envelopes vary there, so nothing is taken for granted. Ids that `isKnown` are
 * passed by: the records of a page speak of the same fields, options and people.
 */
export function* mentionsOf(
  { value: record }: Pick<KizenRecord, "value">,
  isKnown: (id: string) => boolean = () => false,
): Generator<Mention> {
  const { fields } = record;
  const isNew: IsNew = (id): id is string => typeof id === "string" && id !== "" && !isKnown(id);
  for (const field of isJson(fields) || Array.isArray(fields) ? Object.values(fields) : []) {
    if (!isJson(field)) continue;
    const { id, name, display_name, field_type: type, value, value_summary: summary } = field;
    const what = name === "stage" ? "stage" : WHAT[typeof type === "string" ? type : ""];
    if (isNew(id)) yield* mention(id, "field", [display_name, name]);
    for (const mention of named(value ?? summary, what, isNew)) {
      yield mention.what === "record" && typeof id === "string" ? { ...mention, field: id } : mention;
    }
  }
}

/** By field type; a choice has a `code` and a person an email, which tells where the type does not. */
const WHAT: Readonly<Record<string, Mention["what"]>> = {
  dropdown: "option",
  radio: "option",
  selector: "option",
  choices: "option",
  status: "option",
  checkboxes: "option",
  dynamictags: "option",
  yesnomaybe: "option",
  relationship: "record",
  team_selector: "user",
};

/** Lists in lists; what is deeper names nothing, and a server may nest without end. */
const DEEPEST = 8;

/** The named things in a value: itself, or the elements of a list. */
function* named(
  value: unknown,
  what: Mention["what"] | undefined,
  isNew: IsNew,
  depth = 0,
): Generator<Mention> {
  if (Array.isArray(value)) {
    if (depth < DEEPEST) for (const element of value) yield* named(element, what, isNew, depth + 1);
  } else if (isJson(value) && isNew(value["id"])) {
    const { id, display_name, name, full_name, first_name, last_name, email } = value;
    const parts = [first_name, last_name].filter((part) => typeof part === "string" && part !== "");
    const kind = what ?? ("code" in value ? "option" : "record");
    yield* mention(id, kind, [display_name, name, full_name, parts.join(" "), email]);
  }
}

/** @param labels what it may be called, best first */
function* mention(id: string, what: Mention["what"], labels: readonly unknown[]): Generator<Mention> {
  const label = labels.find((one): one is string => typeof one === "string" && isVisible(one));
  if (label !== undefined) yield { id, what, label: oneLine(label) };
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
