/** Rows in the order of their scores, smallest first, never more than wanted. */
export class BestRows {
  readonly #scores: number[] = [];
  readonly #rows: number[] = [];

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.#rows.length >= this.limit;
  }

  get count(): number {
    return this.#rows.length;
  }

  /** The largest score among them. */
  get worst(): number {
    return this.#scores.at(-1) ?? 0;
  }

  /** Whether no row with this score, or a larger one, can be among them any more. */
  refuses(score: number): boolean {
    return this.isFull && score >= this.worst;
  }

  get rows(): readonly { readonly row: number; readonly score: number }[] {
    return this.#rows.map((row, index) => ({ row, score: this.#scores[index] ?? 0 }));
  }

  offer(row: number, score: number): void {
    if (this.limit <= 0) return;
    if (this.refuses(score)) return;
    let [low, high] = [0, this.#scores.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#scores[middle] ?? 0) <= score) low = middle + 1;
      else high = middle;
    }
    this.#scores.splice(low, 0, score);
    this.#rows.splice(low, 0, row);
    if (this.#rows.length <= this.limit) return;
    this.#scores.pop();
    this.#rows.pop();
  }
}
