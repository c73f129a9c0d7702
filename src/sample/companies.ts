import { PEOPLE } from "./business";
import { companyName } from "./companyNames";
import { fieldId, INDUSTRIES, optionId } from "./fields";
import { idOf, indexOf } from "./ids";
import { RawNumber, type Json } from "./toJson";
import { createRandom } from "./random";

const FAMILY = 0xc0;
const CITIES = [
  "Austin",
  "Zürich",
  "São Paulo",
  "Kraków",
  "Reykjavík",
  "Osaka",
  "Nairobi",
  "Tel Aviv",
  "Montréal",
  "Chicago",
];
const TAGS = ["customer", "partner", "prospect", "supplier", "vip"];

/** Every so often a record has no name, or an empty one: a list must show it all the same. */
const NAMELESS_EVERY = 500;

/** A made-up company, the same each time it is asked for. */
interface Company {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string;
  readonly domain: string;
  readonly phone: string;
  readonly city: string;
  readonly tags: readonly string[];
  readonly created: string;
  readonly revenue: string;
  readonly employees: number;
  readonly industry: number;
  readonly owner: number;
  readonly isActive: boolean;
}

export function companyIndex(id: string): number | undefined {
  return indexOf(FAMILY, id);
}

function shownName(index: number, name: string): string | undefined {
  const place = index % NAMELESS_EVERY;
  return place === 499 ? undefined : place === 249 ? "" : name;
}

function companyAt(index: number): Company {
  const random = createRandom(index);
  const name = companyName(index, random);
  const domain = `${
    name
      .normalize("NFKD")
      .replace(/[^a-zA-Z0-9]+/g, "")
      .toLowerCase()
      .slice(0, 20) || "company"
  }${index}.example`;
  const created = new Date(Date.UTC(2019, 0, 1) + random.below(7 * 365 * 24 * 3600) * 1000);
  return {
    id: idOf(FAMILY, index),
    name: shownName(index, name),
    email: `hello@${domain}`,
    domain,
    phone: `+1${2_000_000_000 + random.below(7_999_999)}`,
    city: random.pick(CITIES),
    tags: TAGS.filter(() => random.below(4) === 0),
    // Kizen writes times with microseconds and an offset.
    created: created.toISOString().replace("Z", `${String(random.below(1000)).padStart(3, "0")}-05:00`),
    revenue: `${10_000 + random.below(9_000_000)}.${random.below(10)}0`,
    employees: 1 + random.below(5000),
    industry: random.below(INDUSTRIES.length),
    owner: random.below(PEOPLE.length),
    isActive: random.below(5) > 0,
  };
}

/** For `search` and `ordering` of the current API, which look at every company: without making up the rest of it. */
export function nameOf(index: number): string {
  return shownName(index, companyName(index, createRandom(index))) ?? "";
}

/** What a field of another object says of a company. */
export function companyAtIndex(index: number) {
  const { id, name } = companyAt(index);
  return { id, name: name ?? "" };
}

export function createdOf(index: number): string {
  return companyAt(index).created;
}

/** A number beyond what a double holds: a client that parses it shows another one. */
const ledgerNumber = (index: number) => new RawNumber(`${9_007_199_254_740_993n + BigInt(index) * 7_919n}`);

/** A company as the V2 API lists it. */
export function companyV2(index: number): Json {
  const company = companyAt(index);
  const custom: Record<string, Json> = {};
  const add = (name: string, value: Json) => {
    const id = fieldId(name);
    custom[id] = { field_id: id, value };
  };
  add("annual_revenue", new RawNumber(company.revenue));
  add("ledger_number", ledgerNumber(index));
  add("satisfaction", new RawNumber(`${(index % 5) + 1}.0`));
  add("employees", company.employees);
  return {
    id: company.id,
    name: company.name,
    email: company.email,
    mobile_phone: null,
    business_phone: company.phone,
    addresses: [
      {
        full_name: company.name ?? null,
        street_address: `${(index % 980) + 20} Main Street`,
        street_address_2: "",
        city: company.city,
        state: null,
        postal_code: String(10_000 + (index % 90_000)),
        country: "US",
      },
    ],
    tags: company.tags.map((name) => ({ id: optionId("tags", name), name })),
    domains: [{ id: idOf(0xd0, index), name: company.domain }],
    created: company.created,
    custom_fields: custom,
  };
}

/** The same company as the records API gives it: no name of its own, `fields` keyed by the field's id. */
export function companyRecord(index: number, fieldNames?: ReadonlySet<string>): Json {
  const company = companyAt(index);
  const fields: Record<string, Json> = {};
  const add = (name: string, display: string, type: string, value: Json) => {
    if (fieldNames && !fieldNames.has(name)) return;
    const id = fieldId(name);
    fields[id] = { id, name, field_type: type, display_name: display, value };
  };
  const owner = PEOPLE[company.owner];
  const industry = INDUSTRIES[company.industry] ?? "";
  add("name", "Name", "text", company.name ?? null);
  add("email", "Email", "email", company.email);
  add("business_phone", "Business Phone", "phonenumber", company.phone);
  add("annual_revenue", "Annual Revenue", "money", {
    currency: "USD",
    symbol: "$",
    amount: new RawNumber(company.revenue),
  });
  add("ledger_number", "Ledger Number", "integer", ledgerNumber(index));
  add("satisfaction", "Satisfaction", "decimal", new RawNumber(`${(index % 5) + 1}.0`));
  add("employees", "Employees", "integer", company.employees);
  add("industry", "Industry", "dropdown", { id: optionId("industry", industry), code: null, name: industry });
  add("is_active", "Active", "checkbox", company.isActive);
  add("owner", "Owner", "team_selector", { id: idOf(0xe0, company.owner), ...owner, deleted: false });
  add("created", "Created", "datetime", company.created);
  return {
    id: company.id,
    object_type: "standard",
    client_info: null,
    access: { view: true, edit: true, remove: true },
    fields,
  };
}
