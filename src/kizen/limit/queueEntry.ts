import type { Destination } from "./destination";
import type { QueuedRequest, StartedRequest } from "./queuedRequest";

/** A request in the limiter's queue. */
export interface QueueEntry {
  readonly request: QueuedRequest;
  readonly destination: Destination;
  /** Takes it out of the queue and starts it. Settles when the request has ended, in whatever way, and never rejects. */
  begin(started: StartedRequest): Promise<void>;
  /** Takes it out of the queue and tells its caller why. */
  reject(error: Error): void;
}

/** Puts a request in the queue. The answer settles as `start` does, or rejects as soon as the signal aborts. */
export function enqueue<T>(
  queue: Set<QueueEntry>,
  { request, destination }: Pick<QueueEntry, "request" | "destination">,
  start: (started: StartedRequest) => Promise<T>,
): Promise<T> {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    const leave = () => entry.reject(signal?.reason as Error);
    const entry: QueueEntry = {
      request,
      destination,
      begin: (started) => {
        queue.delete(entry);
        signal?.removeEventListener("abort", leave);
        const result = start(started);
        result.then(resolve, reject);
        return result.then(
          () => undefined,
          () => undefined,
        );
      },
      reject: (error) => {
        queue.delete(entry);
        signal?.removeEventListener("abort", leave);
        reject(error);
      },
    };
    signal?.addEventListener("abort", leave, { once: true });
    queue.add(entry);
  });
}
