import assert from "node:assert/strict";
import { mkdtemp, mkdir, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { createIndexStore } from "../../src/platform/storage/indexStore";

describe("the files of indexes", () => {
  const companies = { businessKey: "acme", kind: "company" };
  let folder = "";
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), "kizen-indexes-"))));
  afterEach(() => rm(folder, { recursive: true }));
  const files = () => readdir(path.join(folder, "indexes", "acme"));

  it("hold the whole of one of the indexes that two windows write at once, and nothing beside", async () => {
    const store = createIndexStore({ globalStorageUri: vscode.Uri.file(folder) });
    assert.equal(await store.read(companies), undefined);
    const contents = ["a", "b", "c"].map((letter) => Buffer.from(letter.repeat(1_000_000)));
    await Promise.all(contents.map((content) => store.write(companies, content)));
    const read = await store.read(companies);
    assert.ok(contents.some((content) => read && content.equals(read)));
    assert.deepEqual(await files(), ["company.jsonl"]);
    await store.remove(companies);
    assert.deepEqual(await files(), []);
  });

  it("leave nothing beside an index that cannot be replaced", async () => {
    const store = createIndexStore({ globalStorageUri: vscode.Uri.file(folder) });
    await mkdir(path.join(folder, "indexes", "acme", "company.jsonl", "in the way"), { recursive: true });
    await store.write(companies, Buffer.from("x")).then(undefined, () => undefined);
    assert.ok((await files()).every((file) => file === "company.jsonl"));
  });
});
