import { companyAtIndex } from "../companies";
import { createRandom } from "../random";
import type { SampleField, ObjectDefinition } from "./sampleObject";

const FIRST =
  "Ada Amir Ana Björn Chen Dilnoza Emeka Fatima Grace Håkon Ines Jürgen Kenji Lucía Mira Noah Olena Priya".split(
    " ",
  );
const LAST =
  "Abe Bauer Castillo Diallo Eriksen Fischer García Hopper Ivanova Jansen Kowalski Lovelace Mbeki Núñez O'Brien Park Rossi Şahin".split(
    " ",
  );

const fields: readonly SampleField[] = [
  { name: "first_name", label: "First Name", type: "text", category: "Contact", isDefault: true },
  { name: "last_name", label: "Last Name", type: "text", category: "Contact", isDefault: true },
  { name: "email", label: "Email", type: "email", category: "Contact", isDefault: true },
  {
    name: "email_status",
    label: "Email Status",
    type: "dropdown",
    category: "Contact",
    isDefault: true,
    isReadOnly: true,
    options: [
      ["Opted In", "opted_in"],
      ["Not Opted In", "not_opted_in"],
      ["Unsubscribed", "unsubscribed"],
      ["Suppression List", "suppression_list"],
    ],
  },
  { name: "mobile_phone", label: "Mobile Phone", type: "phonenumber", category: "Contact", isDefault: true },
  {
    name: "company_primary",
    label: "Company",
    type: "relationship",
    category: "Work",
    relation: {
      object: "companies_company",
      label: "Companies",
      type: "primary",
      cardinality: "many_to_one",
    },
  },
  {
    name: "created",
    label: "Created",
    type: "datetime",
    category: "Work",
    isDefault: true,
    isReadOnly: true,
  },
];

/** An address is the same each time, and no two contacts share one. */
export function contactName(index: number) {
  const random = createRandom(0x1000_0000 + index);
  return { first_name: random.pick(FIRST), last_name: random.pick(LAST) };
}

export const contacts: ObjectDefinition = {
  name: "client_client",
  plural: "Contacts",
  singular: "Contact",
  type: "standard",
  fetchUrl: "client",
  family: 0xc1,
  count: 3000,
  fields,
  values: (index) => {
    const { first_name, last_name } = contactName(index);
    return {
      first_name,
      last_name,
      email: `contact${index}@sample.example`,
      mobile_phone: `+1512555${String(index).padStart(4, "0")}`,
      company_primary: companyAtIndex(index % 500),
      created: new Date(Date.UTC(2023, 0, 1) + index * 3_600_000).toISOString(),
    };
  },
};
