import { isKizenError, loadKizenClient, pageRequest, withKey } from "../../../src/kizen";

export async function printCompanies(baseUrl: string, print: (line: string) => void): Promise<void> {
  const { createKizenClient, createTransport } = await loadKizenClient();
  const transport = createTransport({ requestsPerSecond: 24, timeout: 30_000 });
  const business = withKey({ baseUrl, apiKey: "my-key", userId: "my-user", businessId: "my-business" });
  const client = createKizenClient(business, transport);
  try {
    for (let page = 1, hasNext = true; hasNext; page++) {
      const answer = await client.companies.list(pageRequest(page, 100), { priority: "bulk" });
      for (const { id, value } of answer.records) print(`${id} ${String(value["name"])}`);
      hasNext = answer.hasNext;
    }
  } catch (error) {
    if (isKizenError(error)) print(`${error.kind}: ${error.message}`);
  } finally {
    transport.dispose();
  }
}
