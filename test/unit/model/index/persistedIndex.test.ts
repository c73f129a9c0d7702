import assert from "node:assert/strict";
import { readStoredRows, writeStoredRows } from "../../../../src/model/index/storedRows";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { SECRET } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

describe("RecordIndex: a persisted index", () => {
  const models: TestModel[] = [];
  const start = async () => {
    const model = await startModel(companyPages(2500));
    models.push(model);
    return { model, index: model.indexes.of(companiesOf(model.business.key)) };
  };
  afterEach(async () => {
    for (const model of models.splice(0)) await model.dispose();
  });

  it("is not there unless it is asked for", async () => {
    const { model, index } = await start();
    await index.build();
    assert.equal(model.installation.indexFiles.size, 0);
    model.settings["index.persist"] = true;
    await model.indexes.applyPersistence();
    assert.equal(model.installation.indexFiles.size, 1);
    model.settings["index.persist"] = false;
    await model.indexes.applyPersistence();
    assert.equal(model.installation.indexFiles.size, 0);
  });

  it("is found again by the next window, which asks Kizen for nothing while it is fresh", async () => {
    const { model, index } = await start();
    model.settings["index.persist"] = true;
    await index.build();
    const [content] = [...model.installation.indexFiles.values()];
    assert.ok(content && !Buffer.from(content).includes(SECRET));

    const next = await start();
    next.model.settings["index.persist"] = true;
    await next.model.installation.indexStore.write(companiesOf(next.model.business.key), content);
    await next.index.build();
    assert.equal(next.model.server.requests.length, 0);
    assert.deepEqual([...next.index.entries()], [...index.entries()]);
    const { loaded, count, isComplete, readAt } = next.index.state;
    assert.deepEqual([loaded, count, isComplete, readAt], [2500, 2500, true, index.state.readAt]);
    assert.equal((await next.index.search("company 2499", { limit: 1 }))[0]?.record.ref.id, "id-2499");
    await next.index.refresh();
    assert.equal(next.model.server.requests.length, 3);
  });

  it("goes when the business is removed or gets another key", async () => {
    const { model, index } = await start();
    model.settings["index.persist"] = true;
    for (const end of [
      () => model.businesses.replaceApiKey(model.business.key, "another"),
      () => model.businesses.remove(model.business.key),
    ]) {
      await index.build();
      assert.equal(model.installation.indexFiles.size, 1);
      await end();
      await new Promise((resolve) => setTimeout(resolve));
      assert.equal(model.installation.indexFiles.size, 0);
    }
  });

  it("is read anew where the file is damaged, of another version, or none of ours", async () => {
    for (const text of ["", "{", "null\n", '{"version":99,"readAt":1}\n["a","b"]\n', "\u0000\u0001"]) {
      const { model, index } = await start();
      model.settings["index.persist"] = true;
      await model.installation.indexStore.write(companiesOf(model.business.key), Buffer.from(text));
      await index.build();
      assert.equal(index.state.loaded, 2500, JSON.stringify(text));
    }
  });

  it("is read anew where it is cut, or of a time to come, and shows meanwhile what is there", async () => {
    const { model, index } = await start();
    model.settings["index.persist"] = true;
    await index.build();
    const [content] = [...model.installation.indexFiles.values()];
    assert.ok(content);
    const lines = Buffer.from(content).toString().split("\n");
    const later = { ...(JSON.parse(lines[0] ?? "") as object), readAt: Date.now() + 3_600_000 };
    const damaged = [
      Buffer.from(content).subarray(0, content.length / 2),
      Buffer.from(lines.slice(0, 1000).join("\n")),
      Buffer.from([JSON.stringify(later), ...lines.slice(1)].join("\n")),
    ];
    for (const file of damaged) {
      const next = await start();
      next.model.settings["index.persist"] = true;
      await next.model.installation.indexStore.write(companiesOf(next.model.business.key), file);
      await next.index.build();
      assert.equal(next.model.server.requests.length, 3);
      assert.equal(next.index.state.loaded, 2500);
      assert.ok((next.index.state.readAt ?? Infinity) <= Date.now());
    }
  });

  it("leaves out lines that do not fit", async () => {
    const header = { readAt: 5, count: undefined };
    const good = await writeStoredRows(header, [
      ["1", "Line\nbreak"],
      ["2", "🏢", "email", "a@b.example"],
    ]);
    assert.ok(good);
    const damaged = Buffer.concat([good, Buffer.from('[1,2]\n{"a":1}\n["only"]\n["3","half')]);
    const rows: unknown[] = [];
    const read = await readStoredRows(damaged, (row) => void rows.push(row), new AbortController().signal);
    assert.deepEqual(read, header);
    assert.deepEqual(rows, [
      ["1", "Line\nbreak"],
      ["2", "🏢", "email", "a@b.example"],
    ]);
  });
});
