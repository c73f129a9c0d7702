import { NumberList } from "../search/numberList";

/** Bytes of a piece. No text is longer: of one that is, the beginning is kept. */
const PIECE = 2 ** 20;
const MOST_BYTES_PER_UNIT = 3;

/**
 * Texts by number, as UTF-8 in a few large pieces of memory. As strings they would be hundreds of thousands of objects,
 * which the garbage collector looks at one by one while everything else waits.
 */
export class PackedTexts {
  #pieces: Buffer[] = [];
  /** Where each text begins, counted over all pieces. */
  readonly #starts = new NumberList();
  /** In bytes; 0 where there is no text. */
  readonly #lengths = new NumberList();
  /** Bytes written to the last piece. */
  #written = 0;
  /** Bytes of texts that were replaced or removed. */
  #unused = 0;

  /** One more than the largest number that ever had a text. */
  get end(): number {
    return this.#lengths.length;
  }

  has(number: number): boolean {
    return this.#lengths.get(number) > 0;
  }

  /** The text with a number; empty where there is none. */
  get(number: number): string {
    const length = this.#lengths.get(number);
    return length === 0 ? "" : this.#read(this.#starts.get(number), length);
  }

  /** The text up to a character, given by its code below 128, or all of it where it has none. */
  beginning(number: number, until: number): string {
    const start = this.#starts.get(number);
    const length = this.#lengths.get(number);
    const piece = this.#pieces[Math.floor(start / PIECE)];
    const found = piece?.indexOf(until, start % PIECE) ?? -1;
    const whole = found === -1 ? length : Math.min(length, found - (start % PIECE));
    return whole === 0 ? "" : this.#read(start, whole);
  }

  set(number: number, text: string): void {
    this.remove(number);
    const piece = this.#pieceFor(Math.min(PIECE, text.length * MOST_BYTES_PER_UNIT));
    const start = (this.#pieces.length - 1) * PIECE + this.#written;
    const length = piece.write(text, this.#written);
    this.#written += length;
    this.#starts.set(number, start);
    this.#lengths.set(number, length);
  }

  remove(number: number): void {
    if (number >= this.end) return;
    this.#unused += this.#lengths.get(number);
    this.#lengths.set(number, 0);
    if (this.#unused > PIECE && this.#unused > (this.#pieces.length * PIECE) / 2) this.#compact();
  }

  clear(): void {
    this.#pieces = [];
    this.#starts.clear();
    this.#lengths.clear();
    this.#written = 0;
    this.#unused = 0;
  }

  /** The last piece, with room for so many more bytes. */
  #pieceFor(bytes: number): Buffer {
    const last = this.#pieces.at(-1);
    if (last && this.#written + bytes <= PIECE) return last;
    const piece = Buffer.allocUnsafeSlow(PIECE);
    this.#pieces.push(piece);
    this.#written = 0;
    return piece;
  }

  #read(start: number, length: number): string {
    const at = start % PIECE;
    return this.#pieces[Math.floor(start / PIECE)]?.toString("utf8", at, at + length) ?? "";
  }

  #compact(): void {
    const old = this.#pieces;
    this.#pieces = [];
    this.#written = 0;
    this.#unused = 0;
    for (let number = 0; number < this.end; number++) {
      const length = this.#lengths.get(number);
      if (length === 0) continue;
      const piece = this.#pieceFor(length);
      const start = this.#starts.get(number);
      const at = start % PIECE;
      old[Math.floor(start / PIECE)]?.copy(piece, this.#written, at, at + length);
      this.#starts.set(number, (this.#pieces.length - 1) * PIECE + this.#written);
      this.#written += length;
    }
  }
}
