import assert from "node:assert/strict";
import { SAMPLE_CREDENTIALS, startSampleServer, type SampleServer } from "../../../src/sample";
import { companyRecord } from "../../../src/sample/companies";
import { idOf } from "../../../src/sample/ids";
import { toJson } from "../../../src/sample/toJson";
import { hostileRecord, largeRecord } from "../../support/pages/recordTexts";
import { json } from "../../support/servers/scriptedServer";
import { eventually } from "../../support/time/eventually";
import { openBusinessFromEnvironment } from "./addBusiness";
import type { Workbench } from "./workbench";

const KEY = "kz-look-3c90-never-shown";

/** The companies of the server, in their order. The last one cannot be read. */
const recordNames = ["small", "large", "hostile", "failing"] as const;
export type RecordName = (typeof recordNames)[number];

const companyId = (index: number) => idOf(0xc0, index);

export function recordId(name: RecordName): string {
  return companyId(recordNames.indexOf(name));
}

/** What a VS Code has in its environment to take the server's credentials over. */
export const recordEnvironment = {
  KIZEN_API_KEY: KEY,
  KIZEN_USER_ID: SAMPLE_CREDENTIALS.userId,
  KIZEN_BUSINESS_ID: SAMPLE_CREDENTIALS.businessId,
};

/** The sample's server with records that are not like others. */
export async function startRecordServer(): Promise<SampleServer> {
  const bodies = [toJson(companyRecord(0)), largeRecord(companyId(1)), hostileRecord(companyId(2))];
  return await startSampleServer({
    companies: recordNames.length,
    credentials: { ...SAMPLE_CREDENTIALS, apiKey: KEY },
    intercept: ({ method, path }, response) => {
      if (method !== "GET" || !path.startsWith("/company/")) return false;
      const body = bodies[recordNames.findIndex((_, index) => path === `/company/${companyId(index)}`)];
      if (body === undefined) json(response, 500, { detail: "Something broke on the server's side." });
      else json(response, 200, body);
      return true;
    },
  });
}

/** Adds the server's business and shows its companies in the sidebar. */
export async function addRecordBusiness(workbench: Workbench, server: SampleServer): Promise<void> {
  await openBusinessFromEnvironment(workbench, server.baseUrl);
  await eventually(async () => assert.equal((await recordLabels(workbench)).length, recordNames.length));
}

/** What the rows of the records say. */
async function recordLabels(workbench: Workbench): Promise<string[]> {
  const rows = await workbench.tree("Businesses").rows();
  return rows.filter(({ level }) => level === 3).map(({ label }) => label);
}

export async function recordLabel(workbench: Workbench, name: RecordName): Promise<string> {
  const label = (await recordLabels(workbench))[recordNames.indexOf(name)];
  assert.ok(label !== undefined);
  return label;
}
