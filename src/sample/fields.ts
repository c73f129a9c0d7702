import { idOf } from "./ids";
import type { Json } from "./toJson";

const FIELD_FAMILY = 0xf0;
const OBJECT_FAMILY = 0xb0;

/** A number for a name, so that its id is always the same one. */
function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) & 0xffffff;
  return sum;
}

/** By name, because each record of a page names them all again. */
const fieldIds = new Map<string, string>();

export function fieldId(name: string): string {
  const known = fieldIds.get(name) ?? idOf(FIELD_FAMILY, hash(name));
  fieldIds.set(name, known);
  return known;
}

export function optionId(field: string, option: string): string {
  return fieldId(`${field}/${option}`);
}

export function objectId(apiName: string): string {
  return idOf(OBJECT_FAMILY, hash(apiName));
}

export const INDUSTRIES = [
  "Agriculture",
  "Construction",
  "Education",
  "Energy",
  "Finance",
  "Healthcare",
  "Retail",
  "Technology",
];

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

/** A bare array, not an envelope (docs/kizen-api.md, Fields). */
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
    options: name === "industry" ? industryOptions() : [],
  }));
}

function industryOptions(): Json {
  return INDUSTRIES.map((industry, order) => ({
    id: optionId("industry", industry),
    name: industry,
    code: "",
    order,
  }));
}
