import { BackOff } from "./backOff";
import type { Clock } from "./clock";
import { CountingWindow } from "./countingWindow";
import type { Priority } from "./priority";

/** Requests under way to one destination at once. */
const IN_FLIGHT = 16;
/** Those among them that nobody clicked for: the places left are for a person. */
const BACKGROUND_IN_FLIGHT = 12;

/**
 * One host as it is asked with one key. Starts are counted over all destinations; what a host does with its requests
 * (refuses them, lets them hang) holds back only those that go to it with this key.
 */
export class Destination {
  readonly backOff: BackOff;
  readonly window: CountingWindow;
  /** Requests that were started and have not left yet. Each one keeps its token for as long. */
  unsent = 0;
  #inFlight = 0;
  #backgroundInFlight = 0;

  constructor(
    clock: Clock,
    private readonly startsPerSecond: () => number,
  ) {
    this.window = new CountingWindow(clock);
    this.backOff = new BackOff(clock, () => this.spacing);
  }

  /** Milliseconds between two starts at the full rate. */
  get spacing(): number {
    return this.window.ms / Math.max(1, this.startsPerSecond());
  }

  /** When a request of this priority may start, as far as this destination is concerned; infinite until one ends. */
  opensAt(priority: Priority, mostUnsent: number): number {
    const isFull =
      this.#inFlight >= IN_FLIGHT ||
      this.unsent >= mostUnsent ||
      (priority !== "interactive" && this.#backgroundInFlight >= BACKGROUND_IN_FLIGHT);
    return isFull ? Infinity : this.backOff.opensAt;
  }

  started(at: number, priority: Priority): { readonly sent: () => void; readonly ended: () => void } {
    const background = priority === "interactive" ? 0 : 1;
    let isUnsent = true;
    const sent = () => {
      if (isUnsent) this.unsent--;
      isUnsent = false;
    };
    this.unsent++;
    this.#inFlight++;
    this.#backgroundInFlight += background;
    this.backOff.started(at);
    return {
      sent,
      ended: () => {
        sent();
        this.#inFlight--;
        this.#backgroundInFlight -= background;
        this.backOff.ended(at);
      },
    };
  }
}
