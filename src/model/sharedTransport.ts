import { loadKizenClient, type Attempt, type Transport } from "../kizen";
import type { Disposable } from "./event";
import type { Logger } from "./host";

export interface TransportSettings {
  readonly requestsPerSecond: number;
  /** Seconds for one attempt. */
  readonly requestTimeout: number;
}

/** The one transport of all businesses, because nobody knows what Kizen counts its limit on. Made on first use. */
export class SharedTransport implements Disposable {
  #transport: Promise<Transport> | undefined;

  constructor(
    private readonly settings: TransportSettings,
    private readonly log: Logger,
  ) {}

  get(): Promise<Transport> {
    this.#transport ??= loadKizenClient().then(({ createTransport }) =>
      createTransport({ ...this.#options(), onAttempt: (attempt) => this.log.info(toLogLine(attempt)) }),
    );
    return this.#transport;
  }

  /** Takes over changed settings for the requests that start from now on. */
  async applySettings(): Promise<void> {
    (await this.#transport)?.configure(this.#options());
  }

  dispose(): void {
    void this.#transport?.then((transport) => transport.dispose());
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
