import { fieldId, objectId, optionId } from "../fields";
import { idOf, indexOf } from "../ids";
import type { Json } from "../toJson";

/** A field of an object, in short. What is left out is false, empty or none. */
export interface SampleField {
  /** The API name. */
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly category?: string;
  /** Labels, or a label with its code. */
  readonly options?: readonly (string | readonly [label: string, code: string])[];
  readonly relation?: SampleRelation;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly isHidden?: boolean;
  readonly isDefault?: boolean;
}

interface SampleRelation {
  /** The API name of the object that it leads to. */
  readonly object: string;
  readonly label: string;
  readonly type: "primary" | "additional" | "primary_for" | "additional_for";
  readonly cardinality: "many_to_one" | "one_to_many" | "many_to_many";
}

/** An object of the sample business as it is written down: one such value is all that another object takes. */
export interface ObjectDefinition {
  readonly name: string;
  readonly plural: string;
  readonly singular: string;
  readonly type: "standard" | "pipeline";
  readonly fetchUrl: "client" | "standard" | "pipeline";
  readonly fields: readonly SampleField[];
  readonly stages?: readonly { readonly name: string; readonly status: string }[];
  /** Whoever asks for its fields or records is refused: a matter of rights. */
  readonly isRefused?: boolean;
  /** The number that the ids of its records are made from. */
  readonly family: number;
  readonly count: number;
  /** The values of a record by the API names of the fields. */
  readonly values: (index: number) => Readonly<Record<string, Json>>;
}

/** An object as the server's routes see it. */
export interface SampleObject {
  readonly row: { readonly [key: string]: Json };
  readonly fields: Json;
  readonly categories: Json;
  readonly stages?: Json;
  readonly isRefused?: boolean;
  /** How many records there are where the business has so many companies. */
  readonly count: (companies: number) => number;
  readonly indexOf: (id: string) => number | undefined;
  /** What a search looks through. */
  readonly nameOf: (index: number) => string;
  readonly createdOf: (index: number) => string;
  /** What a condition compares: the id of a choice, or the text of a field, by its API name. */
  readonly valueOf: (index: number, field: string) => string | undefined;
  /** A record with these fields, or with all. */
  readonly record: (index: number, fieldNames?: ReadonlySet<string>) => Json;
}

const ACCESS = { view: true, edit: true };

export function sampleObject(definition: ObjectDefinition): SampleObject {
  const { family, count, stages, isRefused = false } = definition;
  const textOf = (index: number, ...names: readonly string[]) => {
    const values = definition.values(index);
    return names
      .map((name) => values[name])
      .filter((value) => typeof value === "string")
      .join(" ");
  };
  return {
    row: objectRow(definition),
    fields: fieldRows(definition),
    categories: categoryRows(definition),
    ...(stages && { stages: stageRows(definition) }),
    isRefused,
    count: () => count,
    indexOf: (id) => indexOf(family, id),
    nameOf: (index) => textOf(index, "name", "first_name", "last_name", "email"),
    createdOf: (index) => textOf(index, "created"),
    valueOf: (index, field) => {
      const value = definition.values(index)[field];
      const choice = value as { readonly id?: Json } | null | undefined;
      const compared = typeof value === "object" ? choice?.id : value;
      return typeof compared === "string" ? compared : undefined;
    },
    record: (index, names) => objectRecord(definition, index, names),
  };
}

/** In the list of objects `name` is the API name, `object_name` the plural and `entity_name` the singular label. */
export function objectRow({
  name,
  plural,
  singular,
  type,
  fetchUrl,
}: Pick<ObjectDefinition, "name" | "plural" | "singular" | "type" | "fetchUrl">) {
  return {
    id: objectId(name),
    name,
    object_name: plural,
    entity_name: singular,
    object_type: type,
    fetch_url: fetchUrl,
    description: "",
    is_custom: fetchUrl !== "client",
    access: ACCESS,
  };
}

const categoryId = (object: string, category: string) => fieldId(`${object}#${category}`);

/** The categories of the fields, in the order in which they come first. */
function categoryRows({ name, fields }: ObjectDefinition): Json {
  const categories = [...new Set(fields.flatMap(({ category }) => category ?? []))];
  return categories.map((label, order) => ({ id: categoryId(name, label), name: label, order, meta: null }));
}

function stageRows({ name, stages = [] }: ObjectDefinition): Json {
  return stages.map((stage, order) => ({ id: stageId(name, stage.name), ...stage, order }));
}

/** A stage is an option of the field `stage`, with the same id. */
function stageId(object: string, stage: string): string {
  return optionId(`${object}.stage`, stage);
}

/** A bare array, not an envelope: fields are never paged. */
function fieldRows({ name: object, fields }: ObjectDefinition): Json {
  return fields.map((field, order) => ({
    id: fieldId(`${object}.${field.name}`),
    name: field.name,
    display_name: field.label,
    field_type: field.type,
    category: field.category === undefined ? null : categoryId(object, field.category),
    order,
    is_required: field.isRequired ?? false,
    is_read_only: field.isReadOnly ?? false,
    is_hidden: field.isHidden ?? false,
    is_default: field.isDefault ?? false,
    options: (field.options ?? []).map((option, order) => ({ ...optionOf(object, field, option), order })),
    relation: field.relation ? relationRow(field.relation) : null,
  }));
}

type Option = NonNullable<SampleField["options"]>[number];

function optionOf(object: string, { name: field, type }: SampleField, option: Option) {
  const [name, code] = typeof option === "string" ? [option, ""] : option;
  // A time zone's id is its name.
  return { id: type === "timezone" ? name : optionId(`${object}.${field}`, name), name, code };
}

function relationRow({ object, label, type, cardinality }: SampleRelation): Json {
  return {
    related_object: objectId(object),
    related_object_name: label,
    related_object_object_name: object,
    relation_type: type,
    cardinality,
  };
}

/** The value of a field with options that has the `index`-th of them; as the API gives it. */
export function chosen(object: string, field: SampleField, index: number): Json {
  const options = field.options ?? [];
  const option = options[index % options.length];
  return option === undefined ? null : optionOf(object, field, option);
}

/** The value of a stage. */
export function stageOf(
  object: string,
  stages: NonNullable<ObjectDefinition["stages"]>,
  index: number,
): Json {
  const order = index % stages.length;
  const stage = stages[order];
  return stage ? { id: stageId(object, stage.name), ...stage, order } : null;
}

/** A record as the records API gives it: `fields` keyed by the field's id, those only that have a value. */
function objectRecord(object: ObjectDefinition, index: number, names?: ReadonlySet<string>): Json {
  const values = object.values(index);
  const fields: Record<string, Json> = {};
  for (const field of object.fields) {
    const value = values[field.name];
    if (value === undefined || (names && !names.has(field.name))) continue;
    const id = fieldId(`${object.name}.${field.name}`);
    fields[id] = { id, name: field.name, field_type: field.type, display_name: field.label, value };
  }
  return {
    id: idOf(object.family, index),
    object_type: object.type,
    client_info: null,
    access: { ...ACCESS, remove: true },
    fields,
  };
}
