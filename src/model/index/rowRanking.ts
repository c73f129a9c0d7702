import { BestRows } from "../search/bestRows";
import type { NumberList } from "../search/numberList";
import type { Ranking } from "../search/scanRows";

/** What a rank has room for, by weight: the last ones stand for all that is more. */
const TIERS = 8;
const USES = 64;
const COSTS = 64;
const LENGTHS = 256;
const NOT_USED = USES - 1;
const MOST_COST = COSTS - 1;
const LONGEST = LENGTHS - 1;
/** Among equals the server's order decides; a place in it has 24 bits. */
const POSITIONS = 2 ** 24;
/** What one step of likeness is in a rank. */
export const LIKENESS = TIERS * USES * COSTS * LENGTHS;

export interface RankedRow {
  readonly row: number;
  /** Smaller is better. */
  readonly rank: number;
}

export interface RankingOptions {
  readonly limit: number;
  /** Numbers of rows used lately, latest first. */
  readonly recent: readonly number[];
  /** Of the rows' labels; the shorter one is the better. */
  readonly lengths: NumberList;
  /** Decides among equals. */
  readonly position: (row: number) => number;
  /** Rows that are none of those wanted, as far as can be told in no time. */
  readonly isOther?: ((row: number) => boolean) | undefined;
  /** Asked only of rows that would be among the best. */
  readonly accepts?: (row: number) => boolean;
}

/** The best of the rows that were offered: by tier, recency, cost, length and position, in this order of weight. */
export class RowRanking implements Ranking {
  readonly #options: RankingOptions;
  readonly #best: BestRows;
  readonly #use: ReadonlyMap<number, number>;
  readonly #lengths: Uint32Array;
  readonly #isOther: ((row: number) => boolean) | undefined;
  /** Of the worst row among the best, once there are as many as wanted. */
  #tier = Infinity;
  #isUsed = false;
  #cost = MOST_COST;
  #length = LONGEST;

  constructor(options: RankingOptions) {
    this.#options = options;
    this.#best = new BestRows(options.limit);
    this.#use = new Map(options.recent.slice(0, NOT_USED).map((row, index) => [row, index]));
    this.#lengths = options.lengths.values;
    this.#isOther = options.isOther;
  }

  get count(): number {
    return this.#best.count;
  }

  get isFull(): boolean {
    return this.#best.isFull;
  }

  get rows(): RankedRow[] {
    return this.#best.rows.map(({ row, score }) => ({ row, rank: Math.floor(score / POSITIONS) }));
  }

  mostCost(row: number, tier: number): number {
    if (this.#isOther?.(row) === true) return -1;
    if (tier < this.#tier || (this.#use.size > 0 && this.#use.has(row))) return Infinity;
    if (tier > this.#tier || this.#isUsed) return -1;
    if ((this.#lengths[row] as number) > this.#length) return this.#cost - 1;
    return this.#cost === MOST_COST ? Infinity : this.#cost;
  }

  offer(row: number, tier: number, cost: number): void {
    const score = this.#scoreOf(row, tier, cost);
    if (!this.#best.refuses(score) && this.#options.accepts?.(row) !== false) this.#take(row, score);
  }

  /** Adds a row that need not be accepted first. */
  put(row: number, tier: number, cost: number, likeness = 0): void {
    this.#take(row, this.#scoreOf(row, tier, cost, likeness));
  }

  #scoreOf(row: number, tier: number, cost: number, likeness = 0): number {
    const use = this.#use.size > 0 ? (this.#use.get(row) ?? NOT_USED) : NOT_USED;
    const kind = likeness * TIERS + tier;
    const rank = ((kind * USES + use) * COSTS + Math.min(cost, MOST_COST)) * LENGTHS + this.#lengthOf(row);
    return rank * POSITIONS + Math.min(this.#options.position(row), POSITIONS - 1);
  }

  #take(row: number, score: number): void {
    this.#best.offer(row, score);
    if (this.#best.isFull) this.#keepWorst();
  }

  #lengthOf(row: number): number {
    return Math.min(LONGEST, this.#options.lengths.get(row));
  }

  #keepWorst(): void {
    const rank = Math.floor(this.#best.worst / POSITIONS);
    this.#length = rank % LENGTHS;
    this.#cost = Math.floor(rank / LENGTHS) % COSTS;
    this.#isUsed = Math.floor(rank / (LENGTHS * COSTS)) % USES < NOT_USED;
    this.#tier = Math.floor(rank / (LENGTHS * COSTS * USES));
  }
}
