import { idOf } from "./ids";
import type { Json } from "./jsonText";

const FIELD_FAMILY = 0xf0;
const OBJECT_FAMILY = 0xb0;

/** A number for a name, so that its id is always the same one. */
function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) & 0xffffff;
  return sum;
}

export function fieldId(name: string): string {
  return idOf(FIELD_FAMILY, hash(name));
}

export function optionId(field: string, option: string): string {
  return idOf(FIELD_FAMILY, hash(`${field}/${option}`));
}

function objectId(apiName: string): string {
  return idOf(OBJECT_FAMILY, hash(apiName));
}

/** API name, label and type of the fields of a company. */
const FIELDS = [
  ["name", "Name", "text"],
  ["email", "Email", "email"],
  ["business_phone", "Business Phone", "phonenumber"],
  ["annual_revenue", "Annual Revenue", "money"],
  ["ledger_number", "Ledger Number", "integer"],
  ["satisfaction", "Satisfaction", "decimal"],
  ["employees", "Employees", "integer"],
  ["industry", "Industry", "dropdown"],
  ["is_active", "Active", "checkbox"],
  ["owner", "Owner", "team_selector"],
  ["created", "Created", "datetime"],
] as const;

/** A bare array, not an envelope (KIZEN: fields are never paged). */
export function companyFields(): Json {
  return FIELDS.map(([name, displayName, type], order) => ({
    id: fieldId(name),
    name,
    display_name: displayName,
    field_type: type,
    order,
    is_required: name === "name",
    is_read_only: name === "created",
    is_hidden: false,
    options: [],
  }));
}

/** In the list of objects `name` is the API name, `object_name` the plural and `entity_name` the singular label. */
function objectRow(
  name: string,
  plural: string,
  singular: string,
  fetchUrl: string,
): { readonly [key: string]: Json } {
  const objectType = fetchUrl === "pipeline" ? "pipeline" : "standard";
  const isCustom = fetchUrl !== "client";
  return {
    id: objectId(name),
    name,
    object_name: plural,
    entity_name: singular,
    object_type: objectType,
    fetch_url: fetchUrl,
    description: "",
    is_custom: isCustom,
    access: { view: true, edit: true },
  };
}

const OBJECTS = [
  objectRow("client_client", "Contacts", "Contact", "client"),
  objectRow("companies_company", "Companies", "Company", "standard"),
  objectRow("deals_k7TqZ2aB", "Deals", "Deal", "pipeline"),
];

/** The objects of the business; contacts are built in and left out unless asked for. */
export function objectRows(customOnly: boolean): readonly { readonly [key: string]: Json }[] {
  return OBJECTS.filter(({ is_custom: isCustom }) => !customOnly || isCustom === true);
}

/** An object by its API name or its id, as paths accept both. */
export function findObject(nameOrId: string): { readonly [key: string]: Json } | undefined {
  return OBJECTS.find(({ id, name }) => name === nameOrId || id === nameOrId.toLowerCase());
}
