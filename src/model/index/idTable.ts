import { NumberList } from "../search/numberList";
import { textHash } from "../search/textHash";

const EMPTY = 0;
/** Where an id was: what stands behind it is still to be found. */
const REMOVED = 0xffffffff;
const SMALLEST = 1024;

/**
 * The numbers of ids, in typed arrays: a `Map` of a hundred thousand strings is twice as many objects for the garbage
 * collector. The ids themselves are elsewhere.
 */
export class IdTable {
  /** One more than the number of the id whose place this is. */
  #slots = new Uint32Array(SMALLEST);
  /** By number. */
  readonly #hashes = new NumberList();
  /** Slots that are not empty. */
  #used = 0;
  #size = 0;

  /** @param idOf the id that has a number */
  constructor(private readonly idOf: (number: number) => string) {}

  /** Ids in the table. */
  get size(): number {
    return this.#size;
  }

  numberOf(id: string): number | undefined {
    const slot = this.#slotOf(id, textHash(id));
    return slot === undefined ? undefined : (this.#slots[slot] ?? EMPTY) - 1;
  }

  /** Adds an id that is not in the table; `idOf` is not asked for it. */
  add(id: string, number: number): void {
    // A third stays empty, so that a search ends soon.
    if (this.#used * 3 >= this.#slots.length * 2) this.#rehash();
    const hash = textHash(id);
    this.#hashes.set(number, hash);
    this.#place(hash, number);
    this.#size++;
  }

  /** To be called while `idOf` still knows it. */
  remove(id: string): void {
    const slot = this.#slotOf(id, textHash(id));
    if (slot === undefined) return;
    this.#slots[slot] = REMOVED;
    this.#size--;
  }

  clear(): void {
    this.#slots = new Uint32Array(SMALLEST);
    this.#hashes.clear();
    this.#used = 0;
    this.#size = 0;
  }

  #slotOf(id: string, hash: number): number | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? EMPTY;
      if (entry === EMPTY) return undefined;
      const number = entry - 1;
      if (entry !== REMOVED && this.#hashes.get(number) === hash && this.idOf(number) === id) return slot;
    }
  }

  #place(hash: number, number: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while ((this.#slots[slot] ?? EMPTY) !== EMPTY) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
    this.#used++;
  }

  #rehash(): void {
    const old = this.#slots;
    let length = SMALLEST;
    while (length < this.#size * 3) length *= 2;
    this.#slots = new Uint32Array(length);
    this.#used = 0;
    for (const entry of old) {
      if (entry !== EMPTY && entry !== REMOVED) this.#place(this.#hashes.get(entry - 1), entry - 1);
    }
  }
}
