import type { Clock } from "./clock";
import { Destination } from "./destination";

/** What holds back the requests to one destination. */
export interface Hold {
  /** Only single probes go out, until one is answered. */
  readonly isSuspended: boolean;
  /** How many milliseconds the pause still lasts, while there is one. */
  readonly pauseLeft: number | undefined;
}

/** All destinations of one limiter, by name: as many as a person stored keys for. */
export class Destinations {
  readonly #all = new Map<string, Destination>();

  constructor(
    private readonly clock: Clock,
    private readonly startsPerSecond: () => number,
  ) {}

  get(name: string): Destination {
    let destination = this.#all.get(name);
    if (!destination) {
      destination = new Destination(this.clock, this.startsPerSecond);
      this.#all.set(name, destination);
    }
    return destination;
  }

  /** Whether only probes go out to some destination. */
  get isSuspended(): boolean {
    return [...this.#all.values()].some(({ backOff }) => backOff.isSuspended);
  }

  holdOf(name: string): Hold {
    const { isSuspended, pausedUntil } = this.get(name).backOff;
    return {
      isSuspended,
      pauseLeft: pausedUntil === undefined ? undefined : pausedUntil - this.clock.now(),
    };
  }

  /**
   * How many requests to one destination may have started without having left. A host to which no connection comes
   * about keeps their tokens: it may have half of what no other such host keeps, so that some are always left.
   */
  mostUnsent(destination: Destination): number {
    let elsewhere = 0;
    for (const other of this.#all.values()) if (other !== destination) elsewhere += other.unsent;
    return Math.max(1, Math.floor((this.startsPerSecond() - elsewhere) / 2));
  }
}
