import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setTimeout as sleep } from "node:timers/promises";
import { withKey, type Transport } from "../../src/kizen";
import { createTransport } from "../../src/kizen/api/client";
import { mostInASecond } from "../support/time/arrivals";
import { startLimitedServer, type LimitedServer } from "../support/servers/limitedServer";
import { SECRET } from "../support/servers/scriptedServer";

/** Announced by Node's `fetch` as the last byte of a request goes to its connection. */
const LEAVES = "undici:request:bodySent";

/** Against a server in a process of its own, which answers while this one is busy. It refuses only what it is told to: when requests come in is a matter of the machine's load, when they leave is ours. */
describe("at Kizen's limit", () => {
  let server: LimitedServer;
  let transport: Transport;

  before(async () => {
    server = await startLimitedServer({ limit: 10_000, latency: [5, 400] });
  });
  beforeEach(() => {
    transport = createTransport({ requestsPerSecond: 24, timeout: 10_000 });
  });
  afterEach(() => transport.dispose());
  after(() => server.close());

  function blockEventLoop(ms: number): void {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }

  const departures: number[] = [];
  const onLeaving = () => void departures.push(performance.now());

  it("sends 500 requests, eight at a time, through a stall and a pause, and never 26 in a second", async () => {
    const send = transport.sender(server.credentials);
    subscribe(LEAVES, onLeaving);
    let page = 0;
    const worker = async () => {
      while (page < 500) {
        await send({ method: "GET", path: "/company", query: { page: ++page } }, { priority: "nextPage" });
      }
    };
    const workers = Array.from({ length: 8 }, worker);
    await sleep(4_000);
    blockEventLoop(900);
    await sleep(3_000);
    server.refuseNext(2);
    await Promise.all(workers);
    unsubscribe(LEAVES, onLeaving);
    const { arrivals, refused } = await server.report();
    assert.deepEqual([arrivals.length, refused, departures.length], [501, 1, 501]);
    const most = mostInASecond(departures);
    assert.ok(most <= 25, `${most} left in a second`);
  });

  it("lets a person's request go within two slots while 200 pages wait in the background", async () => {
    const background = transport.sender(server.credentials);
    const pages = Array.from({ length: 200 }, (_, index) =>
      background({ method: "GET", path: "/company", query: { page: index + 1 } }, { priority: "bulk" }).catch(
        () => undefined,
      ),
    );
    const person = transport.sender(withKey({ ...server.credentials, apiKey: SECRET, userId: "person" }));
    for (let click = 0; click < 3; click++) {
      await sleep(1_300);
      const askedAt = performance.timeOrigin + performance.now();
      await person({ method: "GET", path: `/company/${click}` });
      const { arrivals } = await server.report();
      const place = arrivals.findIndex(({ userId }) => userId === "person");
      const before = arrivals.slice(0, place).filter(({ at }) => at > askedAt);
      // Besides those of two slots, one that was on its way when the person asked.
      assert.ok(place >= 0 && before.length <= 3, `${before.length} went before`);
    }
    assert.ok(transport.activity().waiting > 40);
    transport.cancelBulk();
    await Promise.all(pages);
  });
});
