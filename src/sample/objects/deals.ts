import { companyAtIndex } from "../companies";
import { idOf } from "../ids";
import { createRandom } from "../random";
import { RawNumber } from "../toJson";
import { contactName, contacts } from "./contacts";
import { chosen, stageOf, type SampleField, type ObjectDefinition } from "./sampleObject";

const NAME = "deals_k7TqZ2aB";
const STAGES = [
  { name: "New", status: "open" },
  { name: "Qualified", status: "open" },
  { name: "Proposal Sent", status: "open" },
  { name: "Closed Won", status: "won" },
  { name: "Closed Lost", status: "lost" },
];
const KINDS = ["New Business", "Renewal", "Upsell", "Pilot"];

const source: SampleField = {
  name: "lead_source",
  label: "Lead Source",
  type: "dropdown",
  category: "Deal",
  options: ["Web Site", "Trade Show", "Partner", "Cold Call", "Referral – Customer"],
};
const priority: SampleField = {
  name: "priority",
  label: "Priority",
  type: "radio",
  category: "Deal",
  options: [
    ["Low", "p3"],
    ["Medium", "p2"],
    ["High", "p1"],
  ],
};

const fields: readonly SampleField[] = [
  { name: "name", label: "Name", type: "text", category: "Deal", isDefault: true, isRequired: true },
  {
    name: "stage",
    label: "Stage",
    type: "status",
    category: "Deal",
    isDefault: true,
    options: STAGES.map(({ name }) => name),
  },
  { name: "entity_value", label: "Deal Value", type: "money", category: "Deal", isDefault: true },
  source,
  priority,
  {
    name: "estimated_close_date",
    label: "Estimated Close Date",
    type: "date",
    category: "Deal",
    isDefault: true,
  },
  {
    name: "company",
    label: "Company",
    type: "relationship",
    category: "People",
    relation: {
      object: "companies_company",
      label: "Companies",
      type: "primary",
      cardinality: "many_to_one",
    },
  },
  {
    name: "buyer",
    label: "Buyer",
    type: "relationship",
    category: "People",
    relation: {
      object: contacts.name,
      label: contacts.plural,
      type: "additional",
      cardinality: "many_to_many",
    },
  },
  { name: "risk_score", label: "Risk Score", type: "decimal", category: "People", isHidden: true },
  {
    name: "created",
    label: "Created",
    type: "datetime",
    category: "People",
    isDefault: true,
    isReadOnly: true,
  },
];

export const deals: ObjectDefinition = {
  name: NAME,
  plural: "Deals",
  singular: "Deal",
  type: "pipeline",
  fetchUrl: "pipeline",
  family: 0xc2,
  count: 400,
  fields,
  stages: STAGES,
  values: (index) => {
    const random = createRandom(0x2000_0000 + index);
    const company = companyAtIndex(random.below(500));
    const buyer = random.below(contacts.count);
    return {
      name: `${company.name || "Unnamed"} – ${random.pick(KINDS)} ${index + 1}`,
      stage: stageOf(NAME, STAGES, random.below(STAGES.length)),
      entity_value: {
        currency: "USD",
        symbol: "$",
        amount: new RawNumber(`${1000 + random.below(90_000)}.50`),
      },
      lead_source: chosen(NAME, source, random.below(5)),
      priority: chosen(NAME, priority, random.below(3)),
      estimated_close_date: `2026-0${1 + random.below(9)}-15`,
      company,
      buyer: [
        { id: idOf(contacts.family, buyer), ...contactName(buyer), email: `contact${buyer}@sample.example` },
      ],
      created: new Date(Date.UTC(2024, 0, 1) + index * 7_200_000).toISOString(),
    };
  },
};
