import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface LimitedServerOptions {
  /** Requests it answers in any sliding second; 503 to the others. */
  readonly limit: number;
  /** Milliseconds before an answer, at random between the two. */
  readonly latency: readonly [least: number, most: number];
}

/** One request, when it came. */
interface Arrival {
  /** Milliseconds since the epoch, of a clock that nobody sets. */
  readonly at: number;
  readonly userId: string;
}

export interface LimitedServerReport {
  readonly arrivals: readonly Arrival[];
  /** How many got a 503. */
  readonly refused: number;
}

/** The server's own process: begun by `startLimitedServer` with its options as the only argument. */
const { limit, latency } = JSON.parse(process.argv[2] ?? "") as LimitedServerOptions;
const [least, most] = latency;
const arrivals: Arrival[] = [];
const accepted: number[] = [];
let refused = 0;
let retryAfter: number | undefined;

const server = createServer((request, response) => {
  const now = performance.now();
  const userId = String(request.headers["x-user-id"] ?? "");
  arrivals.push({ at: performance.timeOrigin + now, userId });
  request.resume();
  while (accepted[0] !== undefined && accepted[0] <= now - 1000) accepted.shift();
  const patience: Record<string, string> =
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  const isAccepted = accepted.length < limit && retryAfter === undefined;
  retryAfter = undefined;
  if (isAccepted) accepted.push(now);
  else refused++;
  void sleep(least + Math.random() * (most - least)).then(() => {
    response.writeHead(isAccepted ? 200 : 503, { "content-type": "application/json", ...patience });
    response.end(isAccepted ? '{"count":0,"next":null,"previous":null,"results":[]}' : "{}");
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));

process.on("message", (message: number | "report") => {
  if (message !== "report") {
    retryAfter = message;
    return;
  }
  const report: LimitedServerReport = { arrivals: [...arrivals], refused };
  arrivals.length = 0;
  refused = 0;
  process.send?.(report);
});
process.on("disconnect", () => process.exit());
