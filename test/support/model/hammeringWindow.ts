// A process of its own that does what a window does: it shares the budget and sends as much as it may. It is told what
// to do by messages from the process that forked it, answers when that is done, and reports each start.
import { performance } from "node:perf_hooks";
import type { Credentials } from "../../../src/kizen";
import { createLeaseFiles } from "../../../src/model/transport/leaseFiles";
import { SharedBudget } from "../../../src/model/transport/sharedBudget";
import { SharedTransport } from "../../../src/model/transport/sharedTransport";

export interface WindowSetUp {
  readonly credentials: Credentials;
  readonly leases: string;
  readonly requestsPerSecond: number;
}

export type ToWindow = "start" | "rest" | "close";
/** `done`, or the moment at which a request started, in milliseconds since the epoch. */
export type FromWindow = "done" | number;
const CALLS_AT_ONCE = 14;

async function main({ credentials, leases, requestsPerSecond }: WindowSetUp): Promise<void> {
  const answer = (message: FromWindow) => process.send?.(message);
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const tryStart = Object.getOwnPropertyDescriptor(SharedBudget.prototype, "tryStart")
    ?.value as SharedBudget["tryStart"];
  SharedBudget.prototype.tryStart = function (this: SharedBudget) {
    const start = tryStart.call(this);
    if (start) answer(performance.timeOrigin + performance.now());
    return start;
  };
  const transport = new SharedTransport(
    { requestsPerSecond, requestTimeout: 10 },
    log,
    createLeaseFiles(leases),
  );
  const send = (await transport.get()).sender(credentials);
  let isWorking = false;
  let page = 0;
  const hammer = async () => {
    while (isWorking) {
      await send({ method: "GET", path: "/company", query: { page: ++page } }).catch(() => undefined);
    }
  };
  let calls: Promise<void>[] = [];
  process.on("message", (message: ToWindow) => {
    isWorking = message === "start";
    if (isWorking) {
      calls = Array.from({ length: CALLS_AT_ONCE }, hammer);
      return;
    }
    void Promise.all(calls).then(() => {
      if (message === "close") transport.dispose();
      answer("done");
      if (message === "close") process.disconnect();
    });
  });
  answer("done");
}

void main(JSON.parse(process.argv[2] ?? "") as WindowSetUp);
