import type { Clock } from "../../kizen";
import type { Lease, LeaseStore } from "./lease";

/** What other windows hold, by one look at their leases. */
export interface Others {
  /** Starts that are theirs. */
  readonly claims: number;
  /** The ids of those that have work. */
  readonly wanting: readonly string[];
}

interface Seen {
  readonly lease: Lease | undefined;
  /** When the look that found the lease so for the first time had ended. */
  readonly at: number;
}

/**
 * Watches the leases of other windows. A lease counts until it stood unchanged for so long that its window cannot have
 * started anything within the last second. That is measured from when this window saw it, by this window's own clock:
 * times of files and of other processes are trusted for nothing.
 */
export class OtherLeases {
  readonly #seen = new Map<string, Seen>();

  constructor(
    private readonly store: LeaseStore,
    private readonly clock: Clock,
    private readonly ages: { readonly stale: number; readonly closed: number },
  ) {}

  /** Looks at all leases but those of this window. */
  async read(idsOfThisWindow: ReadonlySet<string>): Promise<Others> {
    const from = this.clock.now();
    const leases = await this.store.readAll();
    const until = this.clock.now();
    for (const id of this.#seen.keys()) if (!leases.has(id)) this.#seen.delete(id);

    let claims = 0;
    const wanting: string[] = [];
    for (const [id, lease] of leases) {
      if (idsOfThisWindow.has(id)) continue;
      const seenAt = this.#firstSeen(id, lease, until);
      if (from - seenAt >= (lease?.isClosing === true ? this.ages.closed : this.ages.stale)) {
        // Whoever renews it will notice, and take a new one.
        void this.store.remove(id).catch(() => undefined);
      } else if (lease) {
        claims += lease.claim;
        if (lease.wants) wanting.push(id);
      }
    }
    return { claims, wanting };
  }

  #firstSeen(id: string, lease: Lease | undefined, now: number): number {
    const seen = this.#seen.get(id);
    if (seen && seen.lease?.beat === lease?.beat) return seen.at;
    this.#seen.set(id, { lease, at: now });
    return now;
  }
}
