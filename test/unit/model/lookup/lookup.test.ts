import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { Lookup } from "../../../../src/model/lookup/lookup";
import { labelOfRow } from "../../../../src/model/lookup/foundRow";
import type { RecordRef } from "../../../../src/model/recordRef";
import { eventually } from "../../../support/time/eventually";
import { recordsIn } from "../../../support/model/recordsIn";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

const NAMES = [
  "Acme Corp",
  "Zenith",
  "Société Générale",
  "Corp of Acme",
  "شركة النور",
  "Acme",
  "Blue Acme-Ltd",
];
const idOf = (index: number) => `${String(index).padStart(8, "0")}-aaaa-4bbb-8ccc-dddddddddddd`;
const HIDDEN_ID = "0a0a0a0a-1111-4222-8333-444444444444";

/** Lists the named companies, and answers singly for one that no list holds. */
const companies: RequestListener = (request, response) => {
  const url = new URL(request.url ?? "", "http://127.0.0.1");
  if (url.pathname === `/api/company/${HIDDEN_ID}`) {
    json(response, 200, { id: HIDDEN_ID, name: "Hidden Inc" });
    return;
  }
  if (url.pathname !== "/api/company") {
    json(response, 404, { detail: "Not found.", code: "not_found" });
    return;
  }
  const results = NAMES.map((name, index) => ({ id: idOf(index), name, email: `hello@${index}.example` }));
  json(response, 200, { count: results.length, next: null, previous: null, results });
};

let model: TestModel;
let lookup: Lookup;

const refOf = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });

const found = () => lookup.state.sections.map(({ name, rows }) => [name, ...rows.map(labelOfRow)]);

const asked = () => model.server.requests.map(({ url }) => url.split("?")[0]);

const start = async (answer: RequestListener = companies) => {
  model = await startModel(answer);
  lookup = new Lookup(model);
};

/** Waits until the newest question is answered and nothing better can come. */
const settled = () =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (!lookup.state.isSettled) return;
      subscription.dispose();
      resolve();
    };
    const subscription = lookup.onDidChange(check);
    check();
  });

/** Waits until nothing is on its way any more. */
const idle = async () => {
  while (lookup.state.isBusy) await new Promise((resolve) => setTimeout(resolve, 20));
};

const ask = async (query: string) => {
  lookup.setQuery(query);
  await settled();
  return found();
};

describe("Lookup: a look-up", () => {
  afterEach(async () => {
    lookup.dispose();
    await model.dispose();
  });

  describe("what it finds", finding);
  describe("what it asks for", asking);
});

function finding(): void {
  it("asks nothing before it is told where to look, then reads everything and finds it", async () => {
    await start();
    lookup.setQuery("acme");
    assert.deepEqual(asked(), []);
    lookup.setScope(recordsIn([model.business.key]));
    await settled();
    assert.deepEqual(found(), [["loaded", "Acme", "Acme Corp", "Corp of Acme", "Blue Acme-Ltd"]]);
    await idle();
    const { read, count, readAt } = lookup.state;
    assert.deepEqual([read, count, typeof readAt], [7, 7, "number"]);
    const [row] = lookup.state.sections[0]?.rows ?? [];
    assert.deepEqual(row && "ref" in row && row.fields, [["email", "hello@5.example"]]);
  });

  it("finds what is typed wrongly, without accents, and right to left", async () => {
    await start();
    lookup.setScope(recordsIn([model.business.key]));
    for (const [query, name] of [
      ["zeniht", "Zenith"],
      ["GENERALE societe", "Société Générale"],
      ["النور", "شركة النور"],
    ] as const) {
      assert.deepEqual(await ask(query), [["loaded", name]], query);
    }
  });

  it("puts what was used lately first, each record once, unless another is exactly what was asked for", async () => {
    await start();
    await model.recent.note(refOf(idOf(3)), "Corp of Acme", "opened");
    lookup.setScope(recordsIn([model.business.key]));
    assert.deepEqual(await ask("acme co"), [
      ["recent", "Corp of Acme"],
      ["loaded", "Acme Corp"],
    ]);
    assert.deepEqual(await ask("acme"), [
      ["loaded", "Acme", "Acme Corp", "Blue Acme-Ltd"],
      ["recent", "Corp of Acme"],
    ]);
    const [[first, ...recent] = [], [second, ...others] = []] = await ask("");
    assert.deepEqual([first, second, recent, others.length], ["recent", "loaded", ["Corp of Acme"], 6]);
  });

  it("counts a record that was used lately among those also where its name is typed wrongly", async () => {
    await start();
    await model.recent.note(refOf(idOf(1)), "Zenith", "opened");
    lookup.setScope(recordsIn([model.business.key]));
    assert.deepEqual(await ask("zenithh"), [["recent", "Zenith"]]);
  });

  it("finds a known record by its id in a pasted address, without asking for it", async () => {
    await start();
    lookup.setScope(recordsIn([model.business.key]));
    await ask("");
    assert.deepEqual(await ask(`https://app.go.kizen.com/custom-objects/${HIDDEN_ID}/${idOf(1)}`), [
      ["loaded", "Zenith"],
    ]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual([...new Set(asked())], ["/api/company"]);
  });

  it("asks Kizen for an id that it does not know, in whatever text that stands", async () => {
    await start();
    lookup.setScope(recordsIn([model.business.key]));
    await ask("");
    assert.deepEqual(await ask(`const company = "${HIDDEN_ID}";`), [["kizen", "Hidden Inc"]]);
    assert.deepEqual(await ask(HIDDEN_ID.replace("0a", "0b")), []);
    assert.equal(lookup.state.error, undefined);
  });
}

function asking(): void {
  it("aborts the older question, and only the newest answer counts", async () => {
    await start();
    lookup.setScope(recordsIn([model.business.key]));
    await ask("");
    lookup.setQuery(HIDDEN_ID);
    assert.deepEqual(await ask("zenith"), [["loaded", "Zenith"]]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(found(), [["loaded", "Zenith"]]);
    assert.ok(!asked().includes(`/api/company/${HIDDEN_ID}`));
  });

  it("looks in several businesses, and says which one a record belongs to", async () => {
    await start();
    const other = await model.businesses.add({ ...model.business, name: "Other" }, "another-key-never-shown");
    lookup.setScope(recordsIn([model.business.key, other.key]));
    await ask("zenith");
    while (lookup.state.isBuilding) await new Promise((resolve) => setTimeout(resolve, 20));
    await ask("zenith");
    const rows = lookup.state.sections.flatMap((section) => section.rows);
    assert.deepEqual(
      rows.map((row) => "ref" in row && [row.label, row.businessName]),
      [
        ["Zenith", "Acme"],
        ["Zenith", "Other"],
      ],
    );
    assert.equal(lookup.state.count, 14);
    lookup.setScope(recordsIn([other.key]));
    await ask("zenith");
    assert.equal(lookup.state.sections.flatMap((section) => section.rows).length, 1);
  });

  it("stands still with the error when records cannot be read, finds what the sidebar shows, and goes on when asked", async () => {
    const refused = new Set<string>();
    await start((request, response) => {
      if (refused.size > 0) json(response, 403, { detail: "No." });
      else companies(request, response);
    });
    await model.lists.of(companiesOf(model.business.key)).load(1);
    refused.add("all");
    lookup.setScope(recordsIn([model.business.key]));
    lookup.setQuery("zenith");
    await idle();
    assert.match(String(lookup.state.error), /KizenError/);
    assert.deepEqual(found(), [["loaded", "Zenith"]]);
    refused.clear();
    lookup.build();
    await idle();
    assert.equal(lookup.state.error, undefined);
    assert.equal(lookup.state.read, 7);
  });

  it("has Kizen search while the index is not read, and shows what it finds below what is known", async () => {
    const pages = companyPages(50_000);
    await start((request, response) => {
      const url = new URL(request.url ?? "", "http://127.0.0.1");
      const wanted = url.searchParams.get("search");
      if (wanted !== null) {
        // One of them was read already, and is not shown a second time.
        const far = [
          { id: "far", name: "Faraway Company" },
          { id: "id-7", name: "Company 7" },
        ];
        const results = wanted.startsWith("faraway") ? far.slice(0, 1) : wanted === "company 7" ? far : [];
        json(response, 200, { count: results.length, next: null, results });
      } else if (url.searchParams.get("page") === "1") pages(request, response);
      // The other pages take longer than this test.
    });
    lookup.setScope(recordsIn([model.business.key]));
    while (lookup.state.read === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const query of ["far", "faraway"]) lookup.setQuery(query);
    await eventually(() => assert.deepEqual(found(), [["kizen", "Faraway Company"]]));
    const searched = model.server.requests.flatMap(
      ({ url }) => new URL(url, "http://127.0.0.1").searchParams.get("search") ?? [],
    );
    assert.deepEqual(
      searched.slice(1),
      ["faraway"],
      "one question to find out whether it searches, one for the text",
    );
    lookup.setQuery("company 7");
    await eventually(() => {
      assert.ok(lookup.state.isCurrent);
      assert.deepEqual(lookup.state.sections[0]?.rows.slice(0, 1).map(labelOfRow), ["Company 7"]);
    });
    const again = lookup.state.sections.flatMap(({ rows }) =>
      rows.filter((row) => "ref" in row && row.ref.id === "id-7"),
    );
    assert.equal(again.length, 1);
    lookup.setQuery("company fara");
    await eventually(() => assert.deepEqual(found(), [["kizen", "Faraway Company"]]));
  });

  it("has Kizen search for what is newer than the index, and says that it is busy meanwhile", async () => {
    let isThere = false;
    await start((request, response) => {
      const url = new URL(request.url ?? "", "http://127.0.0.1");
      const wanted = url.searchParams.get("search");
      if (wanted === null) return companies(request, response);
      const results =
        isThere && "newcomer inc".startsWith(wanted) ? [{ id: "new", name: "Newcomer Inc" }] : [];
      return json(response, 200, { count: results.length, next: null, results });
    });
    lookup.setScope(recordsIn([model.business.key]));
    await ask("zenith");
    await idle();
    isThere = true;
    lookup.setQuery("newcomer");
    const saidNothing: boolean[] = [];
    lookup.onDidChange(() => saidNothing.push(found().length === 0 && !lookup.state.isBusy));
    await eventually(() => assert.deepEqual(found(), [["kizen", "Newcomer Inc"]]));
    assert.ok(saidNothing.length > 0 && !saidNothing.includes(true));
    await idle();
    await ask("zenith");
    await idle();
    const searched = model.server.requests.filter(({ url }) => url.includes("search=zenith"));
    assert.equal(searched.length, 0, "what is known here is not asked for");
  });
}
