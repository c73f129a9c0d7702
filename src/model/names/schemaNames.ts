/** What is known of a business's names, as far as strings in code are concerned. Whoever has a schema makes this of it. */
export interface SchemaNames {
  /** By API name. */
  readonly objects: ReadonlyMap<string, ObjectNames>;
  /** Whether all objects are known, and lately: what is not among them does not exist. */
  readonly hasAllObjects: boolean;
  /** By API name. */
  readonly activities: ReadonlyMap<string, ActivityNames>;
  readonly hasAllActivities: boolean;
}

export interface Named {
  readonly apiName: string;
  /** What people read; text of a server. */
  readonly label: string;
  readonly isArchived?: boolean;
}

export interface ObjectNames extends Named {
  /** By API name. */
  readonly fields: ReadonlyMap<string, FieldNames>;
  /** Whether all fields are known, and lately: not where the server refused them, or a part of them is missing. */
  readonly hasAllFields: boolean;
}

export interface FieldNames extends Named {
  readonly type: string;
  /** The stages, for the field `stage` of a pipeline. */
  readonly options: readonly OptionNames[];
}

export interface OptionNames {
  readonly id: string;
  readonly label: string;
  /** "" where it has none. */
  readonly code: string;
}

export type ActivityNames = Named;

/**
 * What Kizen knows on every object, on pipelines and on contacts, also where a list of fields leaves it out; and what
 * records bear beside their fields. None of these is ever wrong.
 */
const ALWAYS_RIGHT: ReadonlySet<string> = new Set([
  ...["id", "name", "owner", "created", "updated", "display_name", "archived"],
  ...["stage", "entity_value", "estimated_close_date", "actual_close_date", "percentage_chance_to_close"],
  ...[
    "first_name",
    "last_name",
    "full_name",
    "email",
    "email_status",
    "titles",
    "tags",
    "birthday",
    "timezone",
  ],
  ...["business_phone", "mobile_phone", "home_phone", "company_primary", "company_additional"],
]);

export function isAlwaysRight(fieldName: string): boolean {
  return ALWAYS_RIGHT.has(fieldName);
}

/** Names that stand in every program for something else. */
const EVERYDAY: ReadonlySet<string> = new Set([
  ...["name", "id", "value", "owner", "created", "updated", "display_name", "email", "status", "type"],
  ...["title", "description", "tags", "key", "code", "label", "date", "count", "number", "url", "state"],
]);

/** Whether a name alone, without anything around it, tells nothing. */
export function isEverydayName(name: string): boolean {
  return EVERYDAY.has(name);
}

/** Kizen renames what is archived: `{name}_discarded_{timestamp}`. */
export function isArchivedUnder(name: string, apiName: string): boolean {
  return apiName.startsWith(`${name}_discarded_`);
}

/** The option that a string means: by its label, its code or its id. */
export function optionOf(field: FieldNames, said: string): OptionNames | undefined {
  return field.options.find(
    ({ id, label, code }) => label === said || (code !== "" && code === said) || id === said,
  );
}
