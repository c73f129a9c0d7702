/** What a window tells the others about the requests it may start. */
export interface Lease {
  /**
   * Starts that the others must leave to this window: what it may start, or what it started within the last second,
   * whichever is more. So a window that shrinks claims what it still owes, until that has aged out.
   */
  readonly claim: number;
  /** It has work, and takes part when the budget is divided. */
  readonly wants: boolean;
  /** The window ends and starts nothing any more: the claim holds for one more second, for what it started. */
  readonly isClosing: boolean;
  /** One more with each renewal, which is how the others see that the window lives. */
  readonly beat: number;
}

/** Where the windows of one installation see each other's leases. */
export interface LeaseStore {
  create(id: string, lease: Lease): Promise<void>;
  /** False where the lease is gone. */
  renew(id: string, lease: Lease): Promise<boolean>;
  /** Gone before this returns, because a window that closes may not wait. */
  renewNow(id: string, lease: Lease): void;
  remove(id: string): Promise<void>;
  /** Each lease as its last or its present writing leaves it; undefined while it is written for the first time. */
  readAll(): Promise<ReadonlyMap<string, Lease | undefined>>;
}

/** The part of `budget` that falls to one of `ids`, which divide it evenly; the first ones get what remains. */
export function fairShare(budget: number, id: string, ids: readonly string[]): number {
  const rank = [...ids].sort().indexOf(id);
  const remainder = budget % ids.length;
  return Math.floor(budget / ids.length) + (rank < remainder ? 1 : 0);
}
