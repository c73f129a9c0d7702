import type { Clock } from "../../kizen";
import type { Lease, LeaseStore } from "./lease";

/** How long a window trusts its own lease after it began to write it, in milliseconds. */
export const VALID = 700;

interface Held {
  readonly id: string;
  readonly since: number;
  /** From then on others may count this lease as gone. */
  readonly validUntil: number;
}

/**
 * This window's lease: taken under a new id, renewed, lapsed, given back. Once it is closed, nothing is written or removed
 * any more, whatever was under way: the word that it left says what was started.
 */
export class WindowLease {
  /** The present lease, and lapsed ones that are not removed yet. */
  readonly #ids = new Set<string>();
  #held: Held | undefined;
  #beat = 0;
  #isClosed = false;

  constructor(
    private readonly store: LeaseStore,
    private readonly clock: Clock,
    private readonly createId: () => string,
  ) {}

  /** All that other windows may see of this one. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** The present lease's id; that of the next one where there is none. */
  id(): string {
    return this.#held?.id ?? this.createId();
  }

  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  isValid(): boolean {
    return this.#held !== undefined && this.clock.now() < this.#held.validUntil;
  }

  /** Milliseconds since the present lease was taken. */
  age(): number {
    return this.#held ? this.clock.now() - this.#held.since : 0;
  }

  /**
   * Writes a claim. False where the lease is closed or lapsed meanwhile: it counts as renewed only if the writing ended
   * before the old one ran out, because from then on others may take its share without having seen the new one.
   */
  async write(id: string, claim: number, wants: boolean): Promise<boolean> {
    if (this.#isClosed) return false;
    const from = this.clock.now();
    const lease = { claim, wants, isClosing: false, beat: ++this.#beat };
    const held = this.#held;
    this.#ids.add(id);
    try {
      const isThere = held ? await this.store.renew(id, lease) : await this.#create(id, lease);
      const validUntil = from + VALID;
      const isInTime = this.clock.now() < (held?.validUntil ?? validUntil);
      this.#held = isThere && isInTime ? { id, since: held?.since ?? from, validUntil } : undefined;
    } catch (error) {
      // What is written now is unknown.
      this.#held = undefined;
      throw error;
    }
    return this.#held !== undefined;
  }

  /** Never goes on with a lease that ran out: the next one has a new id, and starts from nothing. */
  lapse(): void {
    this.#held = undefined;
  }

  /** Removes what lapsed. Only when the present lease claims what was started under them. */
  async removeLapsed(): Promise<void> {
    for (const id of this.#ids) if (id !== this.#held?.id) await this.#remove(id);
  }

  /** Gives the lease back. Only when nothing that was started under it counts any more. */
  async giveBack(): Promise<void> {
    const { id } = this.#held ?? {};
    this.#held = undefined;
    if (id !== undefined) await this.#remove(id);
  }

  /** Leaves word of what was started, before this returns. */
  close(claim: number): void {
    this.#isClosed = true;
    if (!this.#held) return;
    try {
      this.store.renewNow(this.#held.id, { claim, wants: false, isClosing: true, beat: ++this.#beat });
    } catch {
      // The lease goes stale instead.
    }
    this.#held = undefined;
  }

  async #create(id: string, lease: Lease): Promise<true> {
    await this.store.create(id, lease);
    return true;
  }

  async #remove(id: string): Promise<void> {
    if (this.#isClosed) return;
    await this.store.remove(id);
    this.#ids.delete(id);
  }
}
