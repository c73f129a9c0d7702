import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { getGlobalDispatcher, ProxyAgent, setGlobalDispatcher } from "undici";
import { KeptAnswerError, watchSending, type SendWatch } from "../../../../src/kizen/http/sendWatch";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/servers/scriptedServer";

describe("watchSending: when a request leaves", () => {
  let server: ScriptedServer;
  let watch: SendWatch;
  let events: string[];

  before(async () => {
    server = await startScriptedServer(() => undefined);
  });
  beforeEach(() => {
    watch = watchSending();
    events = [];
    server.answer = (_, response) => {
      events.push("arrived");
      json(response, 200, {});
    };
  });
  afterEach(() => watch.dispose());
  after(() => server.close());

  const send = (name = "sent") =>
    watch.run(
      () => events.push(name),
      async () => (await fetch(server.origin)).text(),
    );

  it("is told once, before it arrives", async () => {
    await send();
    assert.deepEqual(events, ["sent", "arrived"]);
  });

  it("is told when the last byte of a body is written, and not before", async () => {
    const reading = createServer((request, response) => {
      events.push("headers");
      // More than the buffers of a connection hold: the end is written only after somebody read the beginning.
      request.on("end", () => response.end()).resume();
    });
    await new Promise<void>((resolve) => reading.listen(0, "127.0.0.1", resolve));
    const { port } = reading.address() as AddressInfo;
    const body = new Uint8Array(16 * 1024 * 1024);
    await watch.run(
      () => events.push("sent"),
      async () => (await fetch(`http://127.0.0.1:${port}`, { method: "POST", body })).text(),
    );
    reading.close();
    assert.deepEqual(events, ["headers", "sent"]);
  });

  it("is told to whoever sends it, and of no other request", async () => {
    await Promise.all([send("one"), send("two"), fetch(server.origin).then((answer) => answer.text())]);
    assert.deepEqual(events.filter((event) => event !== "arrived").sort(), ["one", "two"]);
  });

  it("keeps fetch from asking again by itself", async () => {
    server.answer = (_, response, number) => {
      events.push("arrived");
      json(response, number === first ? 421 : 200, {});
    };
    const first = server.requests.length + 1;
    const once = watch.run(
      () => events.push("sent"),
      (signal) => fetch(server.origin, { signal }),
    );
    await assert.rejects(once, (error) => error instanceof KeptAnswerError && error.status === 421);
    await send("next");
    assert.deepEqual(events, ["sent", "arrived", "next", "arrived"]);
  });

  it("sends a request again that a proxy kept, to find out who asks", async () => {
    server.answer = (_, response, number) => {
      events.push("arrived");
      json(response, number === first ? 407 : 200, {});
    };
    const first = server.requests.length + 1;
    const answer = await watch.run(
      () => events.push("sent"),
      (signal) => fetch(server.origin, { signal }).catch(() => fetch(server.origin, { signal })),
    );
    assert.equal(answer.status, 200);
    assert.deepEqual(events, ["sent", "arrived", "sent", "arrived"]);
  });

  it("is not told any more after the end", async () => {
    watch.dispose();
    await send();
    assert.deepEqual(events, ["arrived"]);
  });

  it("is later than the question for a connection that a proxy is asked first", async () => {
    const proxy = createServer();
    proxy.on("connect", (request, socket) => {
      events.push("asked");
      void sleep(50).then(() => {
        const [host, port] = (request.url ?? "").split(":");
        const target = connect(Number(port), host, () => {
          events.push("open");
          socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
          socket.pipe(target).pipe(socket);
        });
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const direct = getGlobalDispatcher();
    const { port } = proxy.address() as AddressInfo;
    setGlobalDispatcher(new ProxyAgent({ uri: `http://127.0.0.1:${port}`, proxyTunnel: true }));
    try {
      await send();
    } finally {
      await getGlobalDispatcher().close();
      setGlobalDispatcher(direct);
      proxy.close();
    }
    assert.deepEqual(events, ["asked", "open", "sent", "arrived"]);
  });
});
