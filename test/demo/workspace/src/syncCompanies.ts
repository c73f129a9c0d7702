/** Companies whose invoices go to accounting. */
export const invoicedCompanies = [
  "9e377971-b525-45dc-8bcb-00c02b129cad", // Flint Analytics Ltd
  "3c6ef3a2-8fb2-4d19-879d-00c0b3dcbebb", // Pine Analytics Co.
];

/** Gets the invoices of companies that are tested before each release. */
const pilotCompany = "f1bbcd48-eb57-4393-8e6a-00c01aec6edb";

export interface KizenConnection {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Company {
  readonly id: string;
  readonly name: string;
}

async function fetchCompany(kizen: KizenConnection, id: string): Promise<Company> {
  const response = await fetch(`${kizen.baseUrl}/company/${id}`, { headers: kizen.headers });
  if (!response.ok) throw new Error(`Company ${id}: status ${response.status}`);
  return (await response.json()) as Company;
}

export async function syncCompanies(kizen: KizenConnection, isPilot: boolean): Promise<Company[]> {
  const ids = isPilot ? [pilotCompany] : invoicedCompanies;
  return await Promise.all(ids.map((id) => fetchCompany(kizen, id)));
}
