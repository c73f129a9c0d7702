import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerActivityStatusBar } from "../../src/features/activity/activityStatusBar";
import { requestCommands } from "../../src/features/activity/requestCommands";
import { isKizenError, type Priority, type Transport } from "../../src/kizen";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { json } from "../support/servers/scriptedServer";

describe("the requests that run and wait, in a real host", () => {
  let model: TestModel;
  let send: ReturnType<Transport["sender"]>;
  let outcomes: string[];

  beforeEach(async () => {
    model = await startModel(() => undefined);
    send = (await model.transport.get()).sender(model.server.credentials);
    outcomes = [];
  });
  afterEach(() => model.dispose());

  const ask = (path: `/${string}`, priority: Priority) =>
    void send({ method: "GET", path }, { priority }).then(
      () => outcomes.push(`${path} answered`),
      (error: unknown) => outcomes.push(`${path} ${isKizenError(error) ? error.kind : String(error)}`),
    );
  const isUnderWay = (count: number) =>
    eventually(() => assert.equal(model.transport.activity().requests.length, count));
  /** Opens the list and accepts the row that is chosen from the beginning. */
  const acceptFirst = async () => {
    let isClosed = false;
    void requestCommands(model.transport)
      ["kizen.showRequests"]()
      .then(() => (isClosed = true));
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      assert.ok(isClosed);
    });
  };

  it("cancels all background work with the first row of the list, and nothing else", async () => {
    ask("/a", "bulk");
    ask("/b", "interactive");
    ask("/c", "bulk");
    await isUnderWay(3);
    await acceptFirst();
    await isUnderWay(1);
    assert.deepEqual(outcomes.sort(), ["/a cancelled", "/c cancelled"]);
  });

  it("cancels the one request that is chosen", async () => {
    ask("/a", "interactive");
    await isUnderWay(1);
    await acceptFirst();
    await isUnderWay(0);
    assert.deepEqual(outcomes, ["/a cancelled"]);
  });

  it("closes without doing anything where nothing is under way", async () => {
    await acceptFirst();
    assert.deepEqual(outcomes, []);
  });

  it("says in the log that requests wait and why, and when none does any more", async () => {
    let refuses = true;
    model.server.answer = (_, response) =>
      refuses ? json(response, 503, "", { "retry-after": "2" }) : json(response, 200, "{}");
    const bar = registerActivityStatusBar(model.transport, {
      debug: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      info: (message) => model.log.push(message),
    });
    ask("/a", "interactive");
    await eventually(() => {
      assert.ok(
        model.log.some((line) => /^Requests wait: 0 running, 1 waiting, paused for [12] s$/.test(line)),
      );
    });
    refuses = false;
    await eventually(() => assert.deepEqual(outcomes, ["/a answered"]));
    // The transport writes to the same log, also after that.
    await eventually(() => assert.ok(model.log.includes("No request waits any more")));
    bar.dispose();
  });
});
