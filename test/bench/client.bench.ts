import { setTimeout as sleep } from "node:timers/promises";
import axios, { isAxiosError } from "axios";
import axiosRetry, { exponentialDelay, isNetworkOrIdempotentRequestError } from "axios-retry";
import type { Credentials } from "../../src/kizen";
import { createTransport } from "../../src/kizen/api/client";
import { mostInASecond } from "../support/time/arrivals";
import { startLimitedServer } from "../support/servers/limitedServer";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";

const PAGES = 100;
const WARM_UP = 5;
/** Runs of ours, of which the median is shown: one run is five seconds, in which a busy computer may stand still. */
const RUNS = 3;
const LATENCY = 300;
/** What Kizen documents. */
const LIMIT = 25;
/** The setting's default. */
const RATE = 24;

interface Outcome {
  readonly failures: number;
}

/** Loads every page and says how many could not be loaded. */
type Strategy = (credentials: Credentials, pages: number) => Promise<Outcome>;

const upTo = (pages: number) => Array.from({ length: pages }, (_, index) => index + 1);

const count = async (calls: readonly Promise<unknown>[]): Promise<Outcome> => {
  const results = await Promise.allSettled(calls);
  return { failures: results.filter(({ status }) => status === "rejected").length };
};

const headers = (credentials: Credentials) => ({
  "X-API-Key": credentials.apiKey,
  "X-User-Id": credentials.userId,
  "X-Business-Id": credentials.businessId,
});

const ours: Strategy = async (credentials, pages) => {
  const transport = createTransport({ requestsPerSecond: RATE, timeout: 30_000 });
  const send = transport.sender(credentials);
  const outcome = await count(
    upTo(pages).map((page) =>
      send({ method: "GET", path: "/company", query: { page, page_size: 100 } }, { priority: "bulk" }),
    ),
  );
  transport.dispose();
  return outcome;
};

/** The loop of Kizen's documentation: a page, then the next. */
const oneByOne: Strategy = async (credentials, pages) => {
  let failures = 0;
  for (const page of upTo(pages)) {
    const params = { page, page_size: 100 };
    await axios
      .get(`${credentials.baseUrl}/company`, { params, headers: headers(credentials) })
      .catch(() => failures++);
  }
  return { failures };
};

/** All at once, tried again as most people set axios-retry up. */
const allAtOnce: Strategy = (credentials, pages) => {
  const instance = axios.create({ headers: headers(credentials) });
  axiosRetry(instance, {
    retries: 3,
    retryDelay: exponentialDelay,
    retryCondition: (error) =>
      isNetworkOrIdempotentRequestError(error) || (isAxiosError(error) && error.response?.status === 503),
  });
  return count(
    upTo(pages).map((page) =>
      instance.get(`${credentials.baseUrl}/company`, { params: { page, page_size: 100 } }),
    ),
  );
};

runProgram(async () => {
  const server = await startLimitedServer({ limit: LIMIT, latency: [LATENCY, LATENCY] });
  const measure = async (strategy: Strategy) => {
    // The first requests of a process load and compile; what they used of the server's second is given time to pass.
    await strategy(server.credentials, WARM_UP);
    await sleep(2_000);
    await server.report();
    const from = performance.now();
    const { failures } = await strategy(server.credentials, PAGES);
    const seconds = (performance.now() - from) / 1000;
    const { arrivals, refused } = await server.report();
    return { seconds, failures, refused, most: mostInASecond(arrivals.map(({ at }) => at)) };
  };
  const runs: Awaited<ReturnType<typeof measure>>[] = [];
  while (runs.length < RUNS) runs.push(await measure(ours));
  const middle = runs.sort((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)];
  if (!middle) throw new Error("Nothing was measured.");
  const results = [
    [`Kizen Explorer, median of ${RUNS}`, middle],
    ["one page after the other", await measure(oneByOne)],
    ["all at once, with axios-retry", await measure(allAtOnce)],
  ] as const;
  server.close();

  const [[, mine], [, loop]] = results;
  const rateOf = ({ seconds }: { readonly seconds: number }) =>
    // The last page is answered a latency after its start, which is no matter of the rate.
    (100 * (PAGES - 1)) / (seconds - LATENCY / 1000) / RATE;
  console.log(`${PAGES} pages, ${LATENCY} ms each, at most ${LIMIT} requests a second\n`);
  console.log("| way | time | 503s | pages that failed | most in a second |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const [name, { seconds, refused, failures, most }] of results) {
    console.log(`| ${name} | ${seconds.toFixed(1)} s | ${refused} | ${failures} | ${most} |`);
  }
  console.log(`\n${(loop.seconds / mine.seconds).toFixed(1)} times faster than one page after the other`);
  keepFigure({
    what: "100 pages: time, of what the limit allows",
    measured: 100 / (rateOf(mine) / 100),
    unit: "%",
    budget: 105,
  });
  const rates = runs.map((run) => `${rateOf(run).toFixed(1)} %`).join(", ");
  console.log(
    `${rateOf(mine).toFixed(1)} % of the ${RATE} starts a second that are set (each run: ${rates})`,
  );
  return 0;
});
