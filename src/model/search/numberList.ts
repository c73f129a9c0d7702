/** Whole numbers below 2^32 in a typed array that grows: a quarter of what an ordinary array of them takes. */
export class NumberList {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The array behind it, for loops that run over all: it is longer than the list and replaced when it grows. */
  get values(): Uint32Array {
    return this.#values;
  }

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** Where a value stands, in order. */
  *placesOf(value: number): Generator<number> {
    for (let at = this.#values.indexOf(value); at >= 0; at = this.#values.indexOf(value, at + 1)) {
      if (at < this.#length) yield at;
      else return;
    }
  }

  /** Sets a number; the list grows to hold it, with zeros between. */
  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const grown = new Uint32Array(Math.max(index + 1, Math.ceil(this.#values.length * 1.5)));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[index] = value;
    this.#length = Math.max(this.#length, index + 1);
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  clear(): void {
    this.#values = new Uint32Array(1024);
    this.#length = 0;
  }
}
