import assert from "node:assert/strict";
import { isKizenError, type Transport } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import { eventually } from "../../../support/time/eventually";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/servers/scriptedServer";

describe("the transport, given equal requests at the same time", () => {
  let server: ScriptedServer;
  let transport: Transport;
  let send: ReturnType<Transport["sender"]>;
  let closed: number;

  before(async () => {
    server = await startScriptedServer(() => undefined);
  });
  beforeEach(() => {
    server.requests.length = 0;
    closed = 0;
    server.answer = ({ socket }) => socket.once("close", () => closed++);
    transport = createTransport({ requestsPerSecond: 25, timeout: 5_000 });
    send = transport.sender(server.credentials);
  });
  afterEach(() => transport.dispose());
  after(() => server.close());

  const arrived = (count: number) => eventually(() => assert.equal(server.requests.length, count));
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      () => "answered",
      (error: unknown) => (isKizenError(error) ? error.kind : String(error)),
    );
  const search = (text: string, signal?: AbortSignal) =>
    outcome(send({ method: "POST", path: "/records/companies_company/search", body: { text } }, { signal }));

  it("sends one for each address and body, and everybody gets the answer", async () => {
    server.answer = (_, response) => setTimeout(() => json(response, 200, {}), 100);
    const calls = ["a", "a", "b", "a"].map((text) => search(text));
    assert.deepEqual(await Promise.all(calls), ["answered", "answered", "answered", "answered"]);
    assert.equal(server.requests.length, 2);
    assert.equal(await search("a"), "answered");
    assert.equal(server.requests.length, 3);
  });

  it("ends it with the last caller who gives up, and the connection with it", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [search("a", first.signal), search("a", second.signal)];
    await arrived(1);
    first.abort();
    assert.equal(await calls[0], "cancelled");
    assert.deepEqual([closed, transport.activity().running], [0, 1]);
    second.abort();
    assert.equal(await calls[1], "cancelled");
    await eventually(() => assert.deepEqual([closed, transport.activity().requests], [1, []]));
    assert.equal(server.requests.length, 1);
  });
});
