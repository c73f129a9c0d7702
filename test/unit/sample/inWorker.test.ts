import assert from "node:assert/strict";
import path from "node:path";
import { SAMPLE_CREDENTIALS, startSampleInWorker } from "../../../src/sample";
import { buildThread } from "../../support/model/buildThread";

const { apiKey, userId, businessId } = SAMPLE_CREDENTIALS;
const headers = { "X-API-KEY": apiKey, "X-USER-ID": userId, "X-BUSINESS-ID": businessId };

describe("the sample server in a thread of its own", () => {
  it("serves as many companies as it is told to, and ends when it is closed", async () => {
    const file = await buildThread("src/sample/worker.ts");
    const sample = await startSampleInWorker({ companies: 100_000 }, file);
    const answer = await fetch(`${sample.baseUrl}/company?page=100&page_size=1000`, { headers });
    const { count, next, results } = (await answer.json()) as {
      count: number;
      next: unknown;
      results: { name: string }[];
    };
    assert.deepEqual([count, next, results.length], [100_000, null, 1000]);
    assert.equal(results[998]?.name, "Taluvia Studios");
    await sample.close();
    await assert.rejects(fetch(`${sample.baseUrl}/company`, { headers }));
  });

  it("says so when it cannot start", async () => {
    await assert.rejects(startSampleInWorker({}, path.join(__dirname, "no such file.js")));
  });
});
