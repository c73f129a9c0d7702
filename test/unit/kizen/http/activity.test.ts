import assert from "node:assert/strict";
import { isKizenError, type Transport, type ActiveRequest } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import { eventually } from "../../../support/time/eventually";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/servers/scriptedServer";

describe("the transport's activity", () => {
  let server: ScriptedServer;
  let transport: Transport;
  let send: ReturnType<Transport["sender"]>;

  before(async () => {
    server = await startScriptedServer(() => undefined);
  });
  beforeEach(() => {
    server.requests.length = 0;
    transport = createTransport({ requestsPerSecond: 24, timeout: 5_000 });
    send = transport.sender(server.credentials);
  });
  afterEach(() => transport.dispose());
  after(() => server.close());

  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      () => "answered",
      (error: unknown) => (isKizenError(error) ? error.kind : "unknown"),
    );

  it("lists each call once, with its state and its urgency, and says when that changes", async () => {
    server.answer = () => undefined;
    let changes = 0;
    transport.onDidChangeActivity(() => changes++);
    const call = outcome(send({ method: "GET", path: "/company" }, { priority: "hint" }));
    const shared = outcome(send({ method: "GET", path: "/company" }, { priority: "interactive" }));
    // One that is cancelled before it has arrived would never do so.
    await eventually(() => assert.deepEqual([transport.activity().running, server.requests.length], [1, 1]));
    const { requests, waiting, isSuspended } = transport.activity();
    assert.deepEqual([requests.length, waiting, isSuspended], [1, 0, false]);
    const [only] = requests as readonly [ActiveRequest];
    assert.deepEqual(
      [only.method, only.path, only.state, only.priority],
      ["GET", "/company", "running", "interactive"],
    );
    only.cancel();
    assert.deepEqual(await Promise.all([call, shared]), ["cancelled", "cancelled"]);
    await eventually(() => assert.deepEqual(transport.activity().requests, []));
    assert.ok(changes >= 3);
    assert.equal(server.requests.length, 1);
  });

  it("can end what runs in bulk, and leaves the rest alone", async () => {
    server.answer = (_, response) => setTimeout(() => json(response, 200, {}), 100);
    const bulk = [1, 2].map((page) =>
      outcome(send({ method: "GET", path: "/company", query: { page } }, { priority: "bulk" })),
    );
    const page = outcome(send({ method: "GET", path: "/company/1" }, { priority: "nextPage" }));
    transport.cancelBulk();
    assert.deepEqual(await Promise.all(bulk), ["cancelled", "cancelled"]);
    assert.equal(await page, "answered");
  });

  it("shows a call that waits to be tried again", async () => {
    server.answer = (_, response) => json(response, 503, "", { "retry-after": "20" });
    const call = outcome(send({ method: "GET", path: "/company" }));
    await eventually(() => assert.equal(transport.activity().requests[0]?.state, "retrying"));
    assert.equal(transport.activity().waiting, 1);
    transport.dispose();
    assert.equal(await call, "cancelled");
  });
});
