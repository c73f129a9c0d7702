import type { RequestListener } from "node:http";
import { json, startScriptedServer, type ScriptedServer } from "./scriptedServer";

/** Companies that both businesses have, by the names that the demo workspace mentions, and one that only the second has. */
export const SHARED = ["Flint Analytics Ltd", "Pine Analytics Co."];
export const ONLY_GLOBEX = "Only at Globex";

export const ACME = { name: "Acme", id: "5a3b1c00-0000-4000-8000-00000000000a" };
export const GLOBEX = { name: "Globex", id: "5a3b1c00-0000-4000-8000-00000000000b" };

/** Ids of the second business: those in the demo workspace, and one more. */
export const GLOBEX_IDS = [
  "9e377971-b525-45dc-8bcb-00c02b129cad",
  "3c6ef3a2-8fb2-4d19-879d-00c0b3dcbebb",
  "f1bbcd48-eb57-4393-8e6a-00c01aec6edb",
];

/** The id that a company has in a business. */
export function companyId(business: { readonly id: string }, index: number): string {
  return business.id === GLOBEX.id
    ? (GLOBEX_IDS[index] ?? "")
    : `aaaaaaaa-${String(index).repeat(4)}-4000-8000-00000000000a`;
}

/** A Kizen with two businesses, whose companies have the same names and other ids, as Kizen's do. */
export function startTwoBusinesses(): Promise<ScriptedServer> {
  return startScriptedServer(answerTwoBusinesses);
}

export const answerTwoBusinesses: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
  const business = [ACME, GLOBEX].find(({ id }) => id === request.headers["x-business-id"]);
  if (!business) {
    json(response, 401, { detail: "Unknown business.", code: "missing_business_context" });
    return;
  }
  const names = business === GLOBEX ? [...SHARED, ONLY_GLOBEX] : SHARED;
  const companies = names.map((name, index) => ({
    id: companyId(business, index),
    name,
    email: `hello@${business.name.toLowerCase()}${index}.example`,
  }));
  if (pathname === "/api/auth/bootstrap") json(response, 200, { business });
  else if (pathname === "/api/company") {
    json(response, 200, { count: companies.length, next: null, previous: null, results: companies });
  } else {
    const company = companies.find(({ id }) => pathname === `/api/company/${id}`);
    if (company) json(response, 200, company);
    else json(response, 404, { detail: "Not found.", code: "not_found" });
  }
};
