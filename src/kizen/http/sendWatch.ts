import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Disposable } from "../event";

const CREATED = "undici:request:create";
/** Published when the last byte was written. `undici:client:sendHeaders` comes before the first one, by up to 24 ms. */
const SENT = "undici:request:bodySent";

/** Tells when a request really leaves: a connection may have to be made before, which takes its time. */
export interface SendWatch extends Disposable {
  /** Runs `send` and calls `sent` when the request that it makes was written to its connection. */
  run<T>(sent: () => void, send: () => Promise<T>): Promise<T>;
}

/**
 * Node's `fetch` (undici, also the copy that VS Code puts in its place) announces on diagnostics channels what it does.
 * A runtime that does not is no harm: then nothing is told.
 */
export function watchSending(): SendWatch {
  const context = new AsyncLocalStorage<() => void>();
  const requests = new WeakMap<object, () => void>();
  const onCreate = (message: unknown) => {
    const sent = context.getStore();
    const request = requestIn(message);
    if (sent && request && !isTunnel(request)) requests.set(request, sent);
  };
  const onSend = (message: unknown) => {
    const request = requestIn(message);
    if (request) requests.get(request)?.();
  };
  subscribe(CREATED, onCreate);
  subscribe(SENT, onSend);
  let underWay = 0;
  return {
    run: async (sent, send) => {
      underWay++;
      try {
        return await context.run(sent, send);
      } finally {
        // A context makes every promise of the process slower in Node 20 and 22: it ends with the last request.
        if (--underWay === 0) context.disable();
      }
    },
    dispose: () => {
      unsubscribe(CREATED, onCreate);
      unsubscribe(SENT, onSend);
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
