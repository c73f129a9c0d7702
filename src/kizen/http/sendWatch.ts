import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Disposable } from "../event";

const CREATED = "undici:request:create";
/** Published when the last byte was written. `undici:client:sendHeaders` comes before the first one, by up to 24 ms. */
const SENT = "undici:request:bodySent";
const ANSWERED = "undici:request:headers";
/** A proxy wants to know who asks: the answer is not the host's, which has seen no request yet. */
const PROXY_AUTHENTICATION = 407;

/** Tells when a request really leaves: a connection may have to be made before, which takes its time. */
export interface SendWatch extends Disposable {
  /**
   * Runs `send` and calls `sent` when the request that it makes was written to its connection. Where a second request
   * would follow its answer, the signal aborts before that leaves. Throws a `KeptAnswerError` where `fetch` has one.
   */
  run<T>(sent: () => void, send: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * An answer that `fetch` keeps to itself. After 421 its standard wants it to ask again, and it asks nobody whether it
 * may: what it sends would be counted by no limit. After 407 it fails without a reason.
 */
export class KeptAnswerError extends Error {
  override readonly name = "KeptAnswerError";

  constructor(
    /** The HTTP status, which is all that is known. */
    readonly status: number,
  ) {
    super("Nothing but a status is known of the answer.");
  }
}

/** One run of `send`. */
interface Run {
  readonly sent: () => void;
  readonly controller: AbortController;
  /** The HTTP status that the host answered with. */
  status?: number;
  /** Whether a proxy answered in place of the host. */
  isRefusedByProxy?: boolean;
}

/**
 * Node's `fetch` (undici, also the copy that VS Code puts in its place) announces on diagnostics channels what it does.
 * A runtime that does not is no harm: then nothing is told.
 */
export function watchSending(): SendWatch {
  const context = new AsyncLocalStorage<Run>();
  const runs = new WeakMap<object, Run>();
  const listeners: Readonly<Record<string, (message: unknown) => void>> = {
    [CREATED]: (message) => {
      const run = context.getStore();
      const request = requestIn(message);
      if (!run || !request || isTunnel(request)) return;
      if (run.status === undefined) runs.set(request, run);
      else run.controller.abort(new KeptAnswerError(run.status));
    },
    [SENT]: (message) => runIn(message)?.sent(),
    [ANSWERED]: (message) => {
      const run = runIn(message);
      const status = statusIn(message);
      if (!run) return;
      if (status === PROXY_AUTHENTICATION) run.isRefusedByProxy = true;
      else run.status = status;
    },
  };
  const runIn = (message: unknown): Run | undefined => {
    const request = requestIn(message);
    return request && runs.get(request);
  };
  for (const [channel, listener] of Object.entries(listeners)) subscribe(channel, listener);
  let underWay = 0;
  return {
    run: async (sent, send) => {
      underWay++;
      const controller = new AbortController();
      const { signal } = controller;
      const run: Run = { sent, controller };
      try {
        return await context.run(run, () => send(signal));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        const isKept = run.isRefusedByProxy && run.status === undefined;
        throw isKept ? new KeptAnswerError(PROXY_AUTHENTICATION) : error;
      } finally {
        // A context makes every promise of the process slower in Node 20 and 22: it ends with the last request.
        if (--underWay === 0) context.disable();
      }
    },
    dispose: () => {
      for (const [channel, listener] of Object.entries(listeners)) unsubscribe(channel, listener);
    },
  };
}

/** A proxy is first asked for a connection: the request itself leaves only when there is one. */
function isTunnel(request: object): boolean {
  return "method" in request && request.method === "CONNECT";
}

function requestIn(message: unknown): object | undefined {
  const { request } = message as { readonly request?: unknown };
  return typeof request === "object" && request !== null ? request : undefined;
}

function statusIn(message: unknown): number {
  return (message as { readonly response: { readonly statusCode: number } }).response.statusCode;
}
