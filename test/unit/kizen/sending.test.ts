import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { getGlobalDispatcher, ProxyAgent, setGlobalDispatcher } from "undici";
import { watchSending, type SendWatch } from "../../../src/kizen/sending";
import { json, startScriptedServer, type ScriptedServer } from "../../support/scriptedServer";

describe("when a request leaves", () => {
  let server: ScriptedServer;
  let watch: SendWatch;
  let events: string[];

  before(async () => {
    server = await startScriptedServer((_, response) => {
      events.push("arrived");
      json(response, 200, {});
    });
  });
  beforeEach(() => {
    watch = watchSending();
    events = [];
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

  it("is told to whoever sends it, and of no other request", async () => {
    await Promise.all([send("one"), send("two"), fetch(server.origin).then((answer) => answer.text())]);
    assert.deepEqual(events.filter((event) => event !== "arrived").sort(), ["one", "two"]);
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
