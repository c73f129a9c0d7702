import { randomUUID } from "node:crypto";
import { loadKizenClient, systemClock, type Activity, type Attempt, type Transport } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import type { Logger } from "../ports";
import { logLine, logText, ownPath, type LogText } from "../text/logText";
import type { LeaseStore } from "./lease";
import { SharedBudget } from "./sharedBudget";

export interface TransportSettings {
  readonly requestsPerSecond: number;
  /** Seconds for one attempt. */
  readonly requestTimeout: number;
}

const IDLE: Activity = { running: 0, waiting: 0, isSuspended: false, requests: [] };

/**
 * The one transport of all businesses, because nobody knows what Kizen counts its limit on. Made on first use. Its rate
 * is this window's share of a budget that all windows divide.
 */
export class SharedTransport implements Disposable {
  #transport: Promise<Transport> | undefined;
  #made: Transport | undefined;
  readonly #didChangeActivity = new Emitter<void>();
  readonly #didSuspend = new Emitter<void>();
  readonly #budget: SharedBudget;
  #share = 0;

  readonly onDidChangeActivity: Event<void> = this.#didChangeActivity.event;
  /** Kizen refused so often in a row that background work stands still until a single probe is answered. */
  readonly onDidSuspend: Event<void> = this.#didSuspend.event;

  constructor(
    private readonly settings: TransportSettings,
    private readonly log: Logger,
    leases: LeaseStore,
    /** What a person calls the business with this id of Kizen; undefined for one that is only tried. */
    private readonly nameOf: (businessId: string) => string | undefined = () => undefined,
  ) {
    this.#budget = new SharedBudget({
      store: leases,
      clock: systemClock,
      createId: randomUUID,
      budget: settings.requestsPerSecond,
      onUnavailable: (error) =>
        log.warn(
          logText`This window cannot see what other windows send, and takes a small share until it can: ${String(error)}`,
        ),
      onAvailable: () => log.info(logText`This window sees again what other windows send.`),
    });
    this.#budget.onDidChangeShare((share) => {
      this.#share = share;
      this.#made?.configure({ requestsPerSecond: share });
      log.debug(logText`This window may start ${share} of ${settings.requestsPerSecond} requests a second.`);
    });
  }

  get(): Promise<Transport> {
    this.#transport ??= loadKizenClient().then(({ createTransport }) => {
      const transport = createTransport({
        requestsPerSecond: this.#share,
        timeout: this.#timeout,
        admit: () => this.#budget.tryStart(),
        onAttempt: (attempt) => this.log.info(toLogLine(attempt, this.nameOf(attempt.businessId))),
        onDidWiden: ({ sent, limit, windowMs }) =>
          this.log.warn(
            logText`Kizen refused a request although ${sent} of ${limit} had left within a second: for a while each counts for ${windowMs} ms`,
          ),
      });
      transport.onDidChangeActivity(() => {
        const { running, waiting } = transport.activity();
        this.#budget.setBusy(running + waiting > 0);
        this.#didChangeActivity.fire();
      });
      transport.onDidSuspend(() => {
        this.log.warn(
          logText`Kizen refused several requests in a row: only single probes until one is answered`,
        );
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
    this.#budget.setBudget(this.settings.requestsPerSecond);
    (await this.#transport)?.configure({ timeout: this.#timeout });
  }

  dispose(): void {
    this.#budget.dispose();
    void this.#transport?.then((transport) => transport.dispose());
    this.#didChangeActivity.dispose();
    this.#didSuspend.dispose();
  }

  /** Milliseconds. */
  get #timeout(): number {
    return this.settings.requestTimeout * 1000;
  }
}

/** The business, method, path, status, milliseconds, attempt, milliseconds waited: never a header or a body. */
function toLogLine(
  { method, path, outcome, ms, attempt, waitedMs }: Attempt,
  business: string | undefined,
): LogText {
  return logLine(
    business === undefined ? undefined : logText`${business}:`,
    logText`${method}`,
    ownPath(path),
    logText`${outcome} ${ms} ms, attempt ${attempt}, waited ${waitedMs} ms`,
  );
}
