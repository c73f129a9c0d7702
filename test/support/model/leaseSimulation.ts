import { createHash } from "node:crypto";
import type { Clock } from "../../../src/kizen";
import type { Lease, LeaseStore } from "../../../src/model/transport/lease";
import { SharedBudget } from "../../../src/model/transport/sharedBudget";
import type { SimulatedTime } from "../time/simulatedTime";

/** The folder of the leases. One that is written for the first time is undefined for a moment. */
export class SimulatedFolder {
  readonly leases = new Map<string, Lease | undefined>();
  isBroken = false;
  #isSilent = false;
  #kept: (() => void)[] = [];

  /** It takes what it is given and answers nothing, as a network drive does; all of it when it speaks again. */
  set isSilent(isSilent: boolean) {
    this.#isSilent = isSilent;
    if (isSilent) return;
    for (const act of this.#kept.splice(0)) act();
  }

  /** Does something now, or when the folder speaks again. */
  do(act: () => void): void {
    if (this.#isSilent) this.#kept.push(act);
    else act();
  }
}

/** One window with its own moments of doing nothing, on a disk that takes its time. */
export class SimulatedWindow {
  readonly budget: SharedBudget;
  readonly starts: number[] = [];
  readonly troubles: unknown[] = [];
  recoveries = 0;
  share = 0;
  #ids = 0;
  #busyUntil = 0;
  #isCrashed = false;
  #stalledUntil = 0;
  #diskBlockedUntil = 0;

  constructor(
    private readonly time: SimulatedTime,
    private readonly folder: SimulatedFolder,
    name: string,
    private readonly options: {
      readonly budget: number;
      /** Milliseconds that a part of a reading or writing takes. */
      readonly latency: () => number;
      /** Milliseconds between two attempts to start. */
      readonly eagerness?: number;
    },
  ) {
    const clock: Clock = {
      now: () => time.now(),
      random: () => time.random(),
      after: (ms, run) => time.after(ms, () => this.#deliver(run)),
    };
    // Repeatable, and in no order that would favour a window.
    const createId = () => createHash("sha256").update(`${name}-${++this.#ids}`).digest("hex");
    this.budget = new SharedBudget({
      store: this.#store(),
      clock,
      createId,
      budget: options.budget,
      onUnavailable: (error) => void this.troubles.push(error),
      onAvailable: () => this.recoveries++,
    });
    this.budget.onDidChangeShare((share) => (this.share = share));
  }

  /** Has work for so many milliseconds, and starts as much of it as it may. */
  work(ms: number): void {
    const isNew = this.#busyUntil <= this.time.now();
    this.#busyUntil = Math.max(this.#busyUntil, this.time.now() + ms);
    this.budget.setBusy(true);
    if (isNew) this.#try();
  }

  /** The event loop does nothing for so long; then everything that came meanwhile happens at once. */
  stall(ms: number): void {
    this.#stalledUntil = Math.max(this.#stalledUntil, this.time.now() + ms);
  }

  /** The disk answers nothing for so long, to this window only; the window itself goes on. */
  blockDisk(ms: number): void {
    this.#diskBlockedUntil = Math.max(this.#diskBlockedUntil, this.time.now() + ms);
  }

  crash(): void {
    this.#isCrashed = true;
  }

  /** Ends as a window does that is closed; what it was doing with files goes on. */
  close(): void {
    if (this.#isCrashed) return;
    this.#busyUntil = 0;
    this.budget.dispose();
  }

  #try(): void {
    this.#deliver(() => {
      while (this.time.now() < this.#busyUntil) {
        const start = this.budget.tryStart();
        if (!start) break;
        start.sent();
        this.starts.push(this.time.now());
      }
      if (this.time.now() < this.#busyUntil) {
        this.time.after(this.options.eagerness ?? 7, () => this.#try());
      } else {
        this.budget.setBusy(false);
      }
    });
  }

  #deliver(run: () => void): void {
    if (this.#isCrashed) return;
    if (this.time.now() >= this.#stalledUntil) run();
    else this.time.after(this.#stalledUntil - this.time.now(), () => this.#deliver(run));
  }

  #afterDisk(run: () => void): void {
    const blocked = Math.max(0, this.#diskBlockedUntil - this.time.now());
    this.time.after(blocked + this.options.latency(), run);
  }

  #store(): LeaseStore {
    const { leases } = this.folder;
    /** Something that happens outside the window after a while, also when the window stalls or is gone by then. */
    const outside = <T>(act: () => T): Promise<T> =>
      new Promise((resolve, reject) =>
        this.#afterDisk(() =>
          this.folder.do(() => {
            if (this.folder.isBroken) this.#deliver(() => reject(new Error("The folder is broken.")));
            const result = act();
            this.#afterDisk(() => this.#deliver(() => resolve(result)));
          }),
        ),
      );
    return {
      create: async (id, lease) => {
        await outside(() => leases.set(id, undefined));
        await outside(() => leases.has(id) && leases.set(id, lease));
      },
      renew: async (id, lease) =>
        await outside(() => {
          if (!leases.has(id)) return false;
          leases.set(id, lease);
          return true;
        }),
      renewNow: (id, lease) => void leases.set(id, lease),
      remove: (id) => outside(() => void leases.delete(id)),
      readAll: async () => {
        const ids = await outside(() => [...leases.keys()]);
        const read = await Promise.all(
          ids.map((id) => outside(() => (leases.has(id) ? ([id, leases.get(id)] as const) : undefined))),
        );
        return new Map(read.filter((entry) => entry !== undefined));
      },
    };
  }
}
