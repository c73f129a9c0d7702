import assert from "node:assert/strict";
import type { LoadedRecord, RecordCache } from "../../../src/model/recordCache";
import { PagedList } from "../../../src/model/pagedList";
import { RecordSearch } from "../../../src/model/search";

const NAMES = [
  "Acme Corp",
  "Zenith",
  "Société Générale",
  "Corp of Acme",
  "شركة النور",
  "Acme",
  "Blue Acme-Ltd",
  "Delta",
];
const UNKNOWN_ID = "0a0a0a0a-1111-4222-8333-444444444444";
const idOf = (index: number) => `${String(index).padStart(8, "0")}-aaaa-4bbb-8ccc-dddddddddddd`;

interface Asked {
  readonly id: string;
  readonly signal: AbortSignal | undefined;
  readonly answer: (record: LoadedRecord) => void;
  readonly fail: (error: unknown) => void;
}

describe("a search box", () => {
  let list: PagedList;
  let search: RecordSearch;
  let asked: Asked[];
  let failing = false;
  const signals: AbortSignal[] = [];

  const record = (id: string): LoadedRecord => ({
    ref: { businessKey: "b", kind: "company", id },
    label: `Record ${id}`,
    text: "{}",
    loadedAt: 0,
    origin: "record",
  });

  beforeEach(() => {
    asked = [];
    failing = false;
    list = new PagedList(({ page, pageSize }, { signal }) => {
      signals.push(signal);
      if (failing) return Promise.reject(new Error("offline"));
      const from = (page - 1) * pageSize;
      const rows = NAMES.slice(from, from + pageSize).map((label, index) => {
        return { id: idOf(from + index), label, description: "", facts: [], text: "{}" };
      });
      return Promise.resolve({
        page: { number: page, records: [], count: NAMES.length, hasNext: from + pageSize < NAMES.length },
        rows,
      });
    }, 2);
    const records: Pick<RecordCache, "get"> = {
      get: (ref, options) =>
        new Promise((answer, fail) => {
          asked.push({ id: ref.id, signal: options?.signal, answer, fail });
        }),
    };
    search = new RecordSearch({ list, records, businessKey: "b", kind: "company" });
  });
  afterEach(() => search.dispose());

  const found = () => search.state.rows.map(({ label }) => label);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 250));

  it("answers from what is loaded at once and loads the rest behind", async () => {
    await list.load(1);
    search.setQuery("acme");
    assert.deepEqual(found(), ["Acme Corp"]);
    await search.loadAll();
    assert.deepEqual(
      found(),
      ["Acme", "Acme Corp", "Blue Acme-Ltd", "Corp of Acme"].sort(
        (a, b) => found().indexOf(a) - found().indexOf(b),
      ),
    );
    assert.deepEqual(found().slice(0, 2), ["Acme", "Acme Corp"]);
    assert.deepEqual([search.state.loaded, search.state.count, search.state.isBusy], [8, 8, false]);
  });

  it("matches without case and accents, in any order of words, and right to left", async () => {
    await search.loadAll();
    for (const [query, name] of [
      ["GENERALE societe", "Société Générale"],
      ["النور", "شركة النور"],
      ["of corp", "Corp of Acme"],
      [idOf(7).slice(0, 8), "Delta"],
    ] as const) {
      search.setQuery(query);
      assert.deepEqual(found(), [name], query);
    }
  });

  it("finds a loaded record by its id in a pasted address, without asking", async () => {
    await search.loadAll();
    search.setQuery(`https://go.kizen.com/custom-objects/${UNKNOWN_ID}/${idOf(1)}`);
    assert.deepEqual(found(), ["Zenith"]);
    await settled();
    assert.equal(asked.length, 0);
  });

  it("asks Kizen for an id that is not loaded, and only the newest answer counts", async () => {
    const newer = UNKNOWN_ID.replace("0a", "0b");
    search.setQuery(UNKNOWN_ID);
    await settled();
    search.setQuery(newer);
    await settled();
    assert.deepEqual(
      asked.map(({ id }) => id),
      [UNKNOWN_ID, newer],
    );
    assert.equal(asked[0]?.signal?.aborted, true);
    asked[1]?.answer(record(newer));
    asked[0].answer(record(UNKNOWN_ID));
    await settled();
    assert.deepEqual(found(), [`Record ${newer}`]);
  });

  it("stands still with the error when pages fail, and goes on when asked again", async () => {
    failing = true;
    await search.loadAll();
    assert.match(String(search.state.error), /offline/);
    assert.equal(search.state.isBusy, false);
    failing = false;
    await search.loadAll();
    assert.equal(search.state.error, undefined);
    assert.equal(search.state.loaded, 8);
  });

  it("aborts what it started when it is disposed", async () => {
    signals.length = 0;
    search.setQuery(UNKNOWN_ID);
    await settled();
    const loading = search.loadAll();
    search.dispose();
    await loading;
    assert.equal(asked[0]?.signal?.aborted, true);
    assert.ok(signals.every((signal) => signal.aborted));
  });
});
