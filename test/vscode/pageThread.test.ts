import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { PageThread } from "../../src/model/index/pageThread";
import { company } from "../../src/model/kinds/company";

describe("the thread that reads pages, in a real host", () => {
  it("is built with the extension and runs beside the host", async () => {
    const extension = vscode.extensions.getExtension("kizen-explorer.kizen-explorer");
    assert.ok(extension);
    const thread = new PageThread(path.join(extension.extensionPath, "dist", "pageWorker.js"));
    const bytes = new TextEncoder().encode(
      `{"count":1,"next":null,"results":[{"id":"a-1","name":"${"x".repeat(60_000)}"}]}`,
    );
    const read = () => assert.fail("It was read in the host.");
    const digest = await thread.digest({ number: 1, bytes, read }, company.summary);
    thread.dispose();
    assert.deepEqual(
      digest.rows.map(([id, label]) => [id, label.length]),
      [["a-1", 300]],
    );
  });
});
