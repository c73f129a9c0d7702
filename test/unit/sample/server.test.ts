import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import fc from "fast-check";
import { SAMPLE_CREDENTIALS, startSampleServer, type SampleServer } from "../../../src/sample";

const headers = {
  "X-API-KEY": SAMPLE_CREDENTIALS.apiKey,
  "x-user-id": SAMPLE_CREDENTIALS.userId,
  "X-Business-Id": SAMPLE_CREDENTIALS.businessId,
};

interface Envelope {
  readonly count: number;
  readonly next: string | null;
  readonly results: readonly { readonly id: string; readonly name?: string; readonly fields?: object }[];
}

let server: SampleServer;

const get = (path: string, init: RequestInit = {}) => fetch(server.baseUrl + path, { headers, ...init });

const envelope = async (path: string, init?: RequestInit) =>
  (await (await get(path, init)).json()) as Envelope;

const search = (query: string, body = "{}") =>
  envelope(`/records/companies_company/search?${query}`, { method: "POST", body });

/** As Kizen has them. */
const FIELD_TYPES = [
  ...["checkbox", "checkboxes", "choices", "date", "datetime", "decimal", "dropdown", "dynamictags"],
  ...["email", "files", "integer", "longtext", "money", "phonenumber", "radio", "rating", "relationship"],
  ...["selector", "status", "team_selector", "text", "timezone", "wysiwyg", "yesnomaybe"],
];

describe("the sample server", () => {
  // The limit is not what most of these tests are about.
  before(async () => (server = await startSampleServer({ requestsPerSecond: 100_000 })));
  after(() => server.close());

  describe("records and refusals", serving);
  describe("what else it answers", describing);
  describe("its schema", havingSchema);
});

function serving(): void {
  it("lists 2,500 companies, each once, whatever the page size, in both generations", async () => {
    const all = (
      await Promise.all([1, 2, 3].map((page) => envelope(`/company?page=${page}&page_size=1000`)))
    ).flatMap(({ results }) => results.map(({ id }) => id));
    assert.equal(new Set(all).size, 2500);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1200 }), fc.boolean(), async (size, isV2) => {
        const capped = Math.min(size, 1000);
        const page = 1 + (size % Math.ceil(2500 / capped));
        const query = `page=${page}&page_size=${size}`;
        const { count, results, next } = await (isV2 ? envelope(`/company?${query}`) : search(query));
        assert.equal(count, 2500);
        assert.deepEqual(
          results.map(({ id }) => id),
          all.slice((page - 1) * capped, page * capped),
        );
        assert.equal(next === null, page * capped >= 2500);
      }),
      { numRuns: 25 },
    );
  });

  it("gives one company by its id, in both generations, and 404 for another id", async () => {
    const [first] = (await envelope("/company?page_size=1")).results;
    assert.ok(first);
    for (const path of [`/company/${first.id}`, `/records/companies_company/${first.id.toUpperCase()}`]) {
      assert.equal(((await (await get(path)).json()) as { id: string }).id, first.id);
    }
    const answer = await get(`/company/${first.id.replace(/^../, "00")}`);
    assert.deepEqual(
      [answer.status, await answer.json()],
      [404, { detail: "Not found.", code: "not_found" }],
    );
  });

  it("holds numbers that no double can, odd names, duplicates and records without a name", async () => {
    const text = await (await get("/company?page_size=1000")).text();
    assert.match(text, /"value":9007199254740993[,}]/);
    assert.match(text, /"value":\d\.0[,}]/);
    const { results } = JSON.parse(text) as Envelope;
    const names = results.map(({ name }) => name);
    assert.ok(
      names.some((name) => /\p{Script=Arabic}/u.test(name ?? "")) &&
        names.some((name) => name?.includes("🏢")),
    );
    assert.ok(names.includes("") && names.includes(undefined));
    assert.ok(new Set(names).size < names.length);
  });

  it("wants the three headers, in any case", async () => {
    for (const missing of Object.keys(headers)) {
      const answer = await get("/company", {
        headers: Object.entries(headers).filter(([name]) => name !== missing),
      });
      assert.equal(answer.status, 401, missing);
      const { code } = (await answer.json()) as { code?: string };
      assert.equal(code, /business/i.test(missing) ? "missing_business_context" : undefined);
    }
  });

  it("answers what it does not have as Kizen does", async () => {
    for (const [path, status, type] of [
      ["/company?page=26", 404, "application/json"],
      ["/company?page=0", 404, "application/json"],
      ["/company?page=x", 404, "application/json"],
      ["/company/", 404, "text/html; charset=utf-8"],
      ["/nothing", 404, "text/html; charset=utf-8"],
      ["/dashboards", 405, "application/json"],
      ["/files", 301, "application/json"],
      ["/../client/1", 200, "text/html; charset=utf-8"],
    ] as const) {
      const answer = await get(path, { redirect: "manual" });
      assert.deepEqual([answer.status, answer.headers.get("content-type")], [status, type], path);
      assert.ok(answer.headers.get("x-request-id"));
    }
    assert.equal((await get("/company", { method: "DELETE" })).status, 405);
  });
}

function describing(): void {
  it("finds, sorts and narrows in the current generation", async () => {
    const { results } = await search(
      "search=solar&ordering=-created&page_size=5",
      '{"field_names":["name","no such"]}',
    );
    assert.ok(results.length > 0);
    for (const { fields } of results)
      assert.deepEqual(
        Object.values(fields ?? {}).map(({ name }: { name: string }) => name),
        ["name"],
      );
  });

  it("tells who asks and which objects there are", async () => {
    const bootstrap = (await (await get("/auth/bootstrap")).json()) as { business: { name: string } };
    assert.equal(bootstrap.business.name, "Sample Business");
    const names = async (path: string) => (await envelope(path)).results.map(({ name }) => name);
    assert.deepEqual(await names("/custom-objects?custom_only=false"), [
      "client_client",
      "companies_company",
      "deals_k7TqZ2aB",
      "service_requests_p3Xw9QdL",
      "empty_forms",
      "payroll_x8Bn2RtY",
    ]);
    assert.ok(!(await names("/custom-objects")).includes("client_client"));
    assert.ok(Array.isArray(await (await get("/custom-objects/companies_company/fields")).json()));
  });

  it("refuses a foreign Host header, as a page that rebinds its name would send", async () => {
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(server.baseUrl);
      httpRequest(
        { port, host: "127.0.0.1", path: "/api/company", headers: { ...headers, host: "evil.example" } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .on("error", reject)
        .end();
    });
    assert.equal(status, 404);
  });

  it("serves one generation only where it is told to", async () => {
    for (const [companiesApi, v2, records] of [
      ["v2", 200, 404],
      ["records", 404, 200],
    ] as const) {
      const other = await startSampleServer({ companiesApi });
      const status = async (path: string, init: RequestInit) =>
        (await fetch(other.baseUrl + path, { headers, ...init })).status;
      assert.equal(await status("/company", {}), v2);
      assert.equal(
        await status("/records/companies_company/search", { method: "POST", body: "{}" }),
        records,
      );
      await other.close();
    }
  });

  it("lets in 25 requests in any second and answers 503 to more", async () => {
    const limited = await startSampleServer();
    const statuses = await Promise.all(
      Array.from(
        { length: 40 },
        async () => (await fetch(`${limited.baseUrl}/company?page_size=1`, { headers })).status,
      ),
    );
    assert.equal(statuses.filter((status) => status === 200).length, 25);
    assert.equal(statuses.filter((status) => status === 503).length, 15);
    assert.equal(limited.arrivals.length, 40);
    await limited.close();
    await assert.rejects(fetch(`${limited.baseUrl}/company`, { headers }));
  });
}

interface Field {
  readonly id: string;
  readonly name: string;
  readonly is_hidden: boolean;
  readonly is_read_only: boolean;
  readonly is_required: boolean;
  readonly field_type: string;
  readonly options: readonly { readonly id: string; readonly code: string }[];
  readonly relation: { readonly related_object_object_name: string } | null;
}

const fieldsOf = async (object: string) =>
  (await (await get(`/custom-objects/${object}/fields`)).json()) as readonly Field[];

function havingSchema(): void {
  it("has a field of every type, and relations that lead to objects of its own", async () => {
    const objects = (await envelope("/custom-objects?custom_only=false")).results;
    const requests = await fieldsOf("service_requests_p3Xw9QdL");
    assert.deepEqual(new Set(requests.map((field) => field.field_type)), new Set(FIELD_TYPES));
    for (const object of ["client_client", "deals_k7TqZ2aB", "service_requests_p3Xw9QdL"])
      for (const { relation } of await fieldsOf(object))
        assert.ok(
          relation === null || objects.some(({ name }) => name === relation.related_object_object_name),
        );
  });

  it("has fields that are hidden, read only and required, and one of choices with a code for each", async () => {
    const fields = [...(await fieldsOf("client_client")), ...(await fieldsOf("deals_k7TqZ2aB"))];
    const named = (flag: "is_hidden" | "is_read_only" | "is_required") =>
      fields.filter((field) => field[flag]).map(({ name }) => name);
    assert.deepEqual(named("is_hidden"), ["risk_score"]);
    assert.deepEqual(named("is_read_only"), ["email_status", "created", "created"]);
    assert.deepEqual(named("is_required"), ["name"]);
    const priority = fields.find(({ name }) => name === "priority");
    assert.deepEqual(
      priority?.options.map(({ code }) => code),
      ["p3", "p2", "p1"],
    );
    const [company] = (
      await envelope("/records/companies_company/search?page_size=1", { method: "POST", body: "{}" })
    ).results;
    const values = Object.values(company?.fields ?? {}) as { name: string; value: { id?: string } }[];
    const industry = (await fieldsOf("companies_company")).find(({ name }) => name === "industry");
    const chosen = values.find(({ name }) => name === "industry")?.value.id;
    assert.ok(industry?.options.some(({ id }) => id === chosen));
  });

  it("narrows records by a condition on their stage, as Kizen's own client writes it", async () => {
    const pipeline = (await envelope("/custom-objects")).results.find(
      ({ name }) => name === "deals_k7TqZ2aB",
    );
    const stages = (await (await get(`/pipelines/${pipeline?.id ?? ""}/stages`)).json()) as { id: string }[];
    const countOf = async (value: string) => {
      const condition = { type: "fields", field: "stage", subtype: "non_custom", condition: "=", value };
      const body = JSON.stringify({ and: true, query: [{ id: "query-0", and: true, filters: [condition] }] });
      return (await envelope("/records/deals_k7TqZ2aB/search?page_size=1", { method: "POST", body })).count;
    };
    const counts = await Promise.all(stages.map(({ id }) => countOf(id)));
    assert.ok(counts.every((count) => count > 0 && count < 400));
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      400,
    );
    assert.equal(await countOf("no-stage"), 0);
  });

  it("names in records what its schema has: fields, options, stages", async () => {
    const [deal] = (
      await envelope("/records/deals_k7TqZ2aB/search?page_size=1", { method: "POST", body: "{}" })
    ).results;
    const fields = await fieldsOf("deals_k7TqZ2aB");
    const ids = new Set(fields.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]));
    const values = Object.entries(deal?.fields ?? {}) as [string, { value: { id?: string }; name: string }][];
    for (const [id, { name, value }] of values) {
      assert.ok(ids.has(id), name);
      if (["stage", "lead_source", "priority"].includes(name)) assert.ok(ids.has(value.id ?? ""), name);
    }
    const pipeline = (await envelope("/custom-objects")).results.find(
      ({ name }) => name === "deals_k7TqZ2aB",
    );
    const stages = (await (await get(`/pipelines/${pipeline?.id ?? ""}/stages`)).json()) as object[];
    assert.equal(stages.length, 5);
    assert.equal((await get("/pipelines/deals_k7TqZ2aB/stages")).status, 404);
  });

  it("finds a contact by e-mail, refuses one object, and shows no fields of another", async () => {
    const { results } = await envelope("/records/client_client/search?search=contact1234@", {
      method: "POST",
      body: "{}",
    });
    assert.equal(results.length, 1);
    assert.equal((await get("/custom-objects/payroll_x8Bn2RtY/fields")).status, 403);
    assert.deepEqual(await fieldsOf("empty_forms"), []);
  });
}
