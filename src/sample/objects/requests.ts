import { RawNumber } from "../toJson";
import { chosen, type SampleField, type ObjectDefinition } from "./sampleObject";

const NAME = "service_requests_p3Xw9QdL";

const choices = ["Broken", "Late", "Wrong Item", "Question", "Other"];
/** One field of each type of Kizen's, but for relationships, with which it also leads to another object. */
const fields: readonly SampleField[] = [
  { name: "name", label: "Name", type: "text", category: "Request", isDefault: true, isRequired: true },
  { name: "details", label: "Details", type: "longtext", category: "Request" },
  { name: "answer", label: "Answer", type: "wysiwyg", category: "Request" },
  { name: "reply_to", label: "Reply To", type: "email", category: "Request" },
  { name: "call_back", label: "Call Back", type: "phonenumber", category: "Request" },
  { name: "topic", label: "Topic", type: "dropdown", category: "Classification", options: choices },
  {
    name: "channel",
    label: "Channel",
    type: "radio",
    category: "Classification",
    options: ["Phone", "E-Mail", "Chat"],
  },
  {
    name: "symptoms",
    label: "Symptoms",
    type: "checkboxes",
    category: "Classification",
    options: ["Noise", "Heat", "Smell"],
  },
  {
    name: "severity",
    label: "Severity",
    type: "status",
    category: "Classification",
    options: ["Low", "High", "Critical"],
  },
  {
    name: "kind",
    label: "Kind",
    type: "choices",
    category: "Classification",
    options: ["Internal", "External"],
  },
  { name: "area", label: "Area", type: "selector", category: "Classification", options: ["North", "South"] },
  {
    name: "is_warranty",
    label: "Warranty",
    type: "yesnomaybe",
    category: "Classification",
    options: [
      ["Yes", "yes"],
      ["No", "no"],
      ["Maybe", "maybe"],
    ],
  },
  { name: "labels", label: "Labels", type: "dynamictags", category: "Classification" },
  {
    name: "zone",
    label: "Time Zone",
    type: "timezone",
    category: "Details",
    options: ["Europe/Zurich", "America/Chicago"],
  },
  { name: "is_urgent", label: "Urgent", type: "checkbox", category: "Details" },
  { name: "due", label: "Due", type: "date", category: "Details" },
  { name: "units", label: "Units", type: "integer", category: "Details" },
  { name: "weight", label: "Weight", type: "decimal", category: "Details" },
  { name: "refund", label: "Refund", type: "money", category: "Details" },
  { name: "happiness", label: "Happiness", type: "rating", category: "Details" },
  { name: "attachments", label: "Attachments", type: "files", category: "Details" },
  { name: "assignee", label: "Assignee", type: "team_selector", category: "Details" },
  {
    name: "deal",
    label: "Deal",
    type: "relationship",
    category: "Details",
    relation: { object: "deals_k7TqZ2aB", label: "Deals", type: "primary", cardinality: "many_to_one" },
  },
  {
    name: "created",
    label: "Created",
    type: "datetime",
    category: "Details",
    isDefault: true,
    isReadOnly: true,
  },
];

const valueOf = (name: string, index: number) => {
  const field = fields.find((one) => one.name === name);
  return field ? chosen(NAME, field, index) : null;
};

/** An object that a business made itself, with a field of every type. */
export const serviceRequests: ObjectDefinition = {
  name: NAME,
  plural: "Service Requests",
  singular: "Service Request",
  type: "standard",
  fetchUrl: "standard",
  family: 0xc3,
  count: 120,
  fields,
  values: (index) => ({
    name: `SR-${String(index + 1).padStart(4, "0")}`,
    details: `${choices[index % choices.length] ?? ""}, as the customer said on the phone.`,
    reply_to: `request${index}@sample.example`,
    topic: valueOf("topic", index),
    channel: valueOf("channel", index),
    severity: valueOf("severity", index),
    is_warranty: valueOf("is_warranty", index),
    zone: valueOf("zone", index),
    is_urgent: index % 7 === 0,
    due: `2026-1${index % 3}-01`,
    units: new RawNumber(`${9_007_199_254_740_993n + BigInt(index)}`),
    weight: new RawNumber(`${index % 9}.50`),
    created: new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString(),
  }),
};

const plain = { type: "standard", fetchUrl: "standard", fields: [], values: () => ({}) } as const;

/** An object of which this user sees no field, and one that is refused altogether. */
export const emptyForms: ObjectDefinition = {
  ...plain,
  name: "empty_forms",
  plural: "Empty Forms",
  singular: "Empty Form",
  family: 0xc4,
  count: 0,
};
export const payroll: ObjectDefinition = {
  ...plain,
  name: "payroll_x8Bn2RtY",
  plural: "Payroll",
  singular: "Payslip",
  isRefused: true,
  family: 0xc5,
  count: 0,
};
