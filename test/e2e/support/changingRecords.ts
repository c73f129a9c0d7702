import { json, startScriptedServer, type ScriptedServer } from "../../support/servers/scriptedServer";
import { ACME, GLOBEX } from "../../support/servers/twoBusinesses";

export const OWNER = { id: "77777777-0000-4000-8000-000000000001", first_name: "Ada", last_name: "Lovelace" };
export const CONTOSO = { id: "22222222-0000-4000-8000-00000000000a", name: "Contoso" };
export const STRANGER = "99999999-0000-4000-8000-000000000001";

/** A field as a record of the current API has it. */
const field = (id: string, name: string, type: string, value: object) => ({
  [id]: { id, name, field_type: type, display_name: name, value },
});
const northwind = {
  id: "11111111-0000-4000-8000-00000000000a",
  name: "Northwind",
  site: "https://northwind.example/about",
  fields: {
    ...field("44444444-0000-4000-8000-000000000001", "owner", "team_selector", OWNER),
    ...field("44444444-0000-4000-8000-000000000002", "parent", "relationship", CONTOSO),
  },
  legacy_ref: STRANGER,
  phone: "+1 555 0100",
  employees: 120,
  tags: [{ id: "33333333-0000-4000-8000-00000000000a", name: "vip" }],
};
const { phone, ...withoutPhone } = northwind;
const texts = {
  before: JSON.stringify({ ...withoutPhone, phone }),
  after: JSON.stringify({ ...withoutPhone, employees: 140, city: "Hamburg" }),
  elsewhere: JSON.stringify({ ...withoutPhone, id: "11111111-0000-4000-8000-00000000000b", employees: 7 }),
};

export interface ChangingRecords {
  readonly server: ScriptedServer;
  /** What others did to the company meanwhile. */
  northwind: "before" | "after" | "deleted";
}

/** A Kizen with two businesses, each with a company of the same name; that of the first is changed and deleted by others. */
export async function startChangingRecords(): Promise<ChangingRecords> {
  const state: { northwind: ChangingRecords["northwind"] } = { northwind: "before" };
  const server = await startScriptedServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    const business = [ACME, GLOBEX].find(({ id }) => id === request.headers["x-business-id"]);
    const changing = state.northwind === "deleted" ? [] : [texts[state.northwind]];
    const companies = business === GLOBEX ? [texts.elsewhere] : [...changing, JSON.stringify(CONTOSO)];
    if (!business) json(response, 401, { detail: "Unknown business.", code: "missing_business_context" });
    else if (pathname === "/api/auth/bootstrap") json(response, 200, { business });
    else if (pathname === "/api/company") {
      const page = `"count":${companies.length},"next":null,"previous":null`;
      json(response, 200, `{${page},"results":[${companies.join()}]}`);
    } else {
      const found = companies.find((text) => pathname.endsWith((JSON.parse(text) as { id: string }).id));
      if (found === undefined) json(response, 404, { detail: "Not found.", code: "not_found" });
      else json(response, 200, found);
    }
  });
  return Object.assign(state, { server });
}
