import { loadKizenClient, type Activity, type Attempt, type Transport } from "../kizen";
import { Emitter, type Disposable, type Event } from "./event";
import type { Logger } from "./host";

export interface TransportSettings {
  readonly requestsPerSecond: number;
  /** Seconds for one attempt. */
  readonly requestTimeout: number;
}

const IDLE: Activity = { running: 0, waiting: 0, isSuspended: false, work: [] };

/** The one transport of all businesses, because nobody knows what Kizen counts its limit on. Made on first use. */
export class SharedTransport implements Disposable {
  #transport: Promise<Transport> | undefined;
  #made: Transport | undefined;
  readonly #didChangeActivity = new Emitter<void>();
  readonly #didSuspend = new Emitter<void>();

  readonly onDidChangeActivity: Event<void> = this.#didChangeActivity.event;
  /** Kizen refused so often in a row that background work stands still until a single probe is answered. */
  readonly onDidSuspend: Event<void> = this.#didSuspend.event;

  constructor(
    private readonly settings: TransportSettings,
    private readonly log: Logger,
  ) {}

  get(): Promise<Transport> {
    this.#transport ??= loadKizenClient().then(({ createTransport }) => {
      const transport = createTransport({
        ...this.#options(),
        onAttempt: (attempt) => this.log.info(toLogLine(attempt)),
      });
      transport.onDidChangeActivity(() => this.#didChangeActivity.fire());
      transport.onDidSuspend(() => {
        this.log.warn("Kizen refused several requests in a row: only single probes until one is answered");
        this.#didSuspend.fire();
      });
      this.#made = transport;
      return transport;
    });
    return this.#transport;
  }

  /** What the client does at this moment. */
  activity(): Activity {
    return this.#made?.activity() ?? IDLE;
  }

  cancelBulk(): void {
    this.#made?.cancelBulk();
  }

  /** Takes over changed settings for the requests that start from now on. */
  async applySettings(): Promise<void> {
    (await this.#transport)?.configure(this.#options());
  }

  dispose(): void {
    void this.#transport?.then((transport) => transport.dispose());
    this.#didChangeActivity.dispose();
    this.#didSuspend.dispose();
  }

  #options(): { requestsPerSecond: number; timeout: number } {
    const { requestsPerSecond, requestTimeout } = this.settings;
    return { requestsPerSecond, timeout: requestTimeout * 1000 };
  }
}

/** Method, path, status, milliseconds, attempt, milliseconds waited: never a header or a body. */
function toLogLine({ method, path, outcome, ms, attempt, waitedMs }: Attempt): string {
  return `${method} ${path} ${outcome} ${ms} ms, attempt ${attempt}, waited ${waitedMs} ms`;
}
