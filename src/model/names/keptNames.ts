import type { NamePlace } from "./namePlace";
import type { TextChange } from "./syntax/changeBetween";
import type { Unit } from "./syntax/units";

/** What a string says of the objects around it. */
export interface Sign {
  readonly names: readonly string[];
  /** Some object is meant that the file does not name. */
  readonly isOpen: boolean;
  /** Nobody but Kizen has such a string. */
  readonly isSure: boolean;
}

export interface FoundNames {
  readonly places: readonly NamePlace[];
  /** By the beginnings of their strings. */
  readonly signs: ReadonlyMap<number, Sign>;
}

/** What was found in a text, and what the text consisted of. */
export interface FoundBefore extends FoundNames {
  readonly units: readonly Unit[];
}

/**
 * What is still known of a text after a change of it: all of the units that are as they were. What they take from the
 * changed ones may be another now, so whoever shows this looks at everything once more behind it.
 */
export class KeptNames {
  readonly places: readonly NamePlace[];
  readonly #before: FoundBefore;
  readonly #change: TextChange;
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];

  constructor(before: FoundBefore, units: readonly Unit[], change: TextChange) {
    this.#before = before;
    this.#change = change;
    const byStart = new Map(before.units.map((unit) => [unit.start, unit]));
    const kept = units.filter(({ start, end, kind }) => {
      if (start <= change.toB && end >= change.fromB) return false;
      const old = byStart.get(this.#earlier(start));
      return old?.kind === kind && old.end - old.start === end - start;
    });
    this.#starts = kept.map(({ start }) => start);
    this.#ends = kept.map(({ end }) => end);
    this.places = this.#moved().filter(({ start }) => this.has(start));
  }

  /** Whether nothing needs a look at a place. */
  has(offset: number): boolean {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low > 0 && offset <= (this.#ends[low - 1] ?? -1);
  }

  signAt(offset: number): Sign | undefined {
    return this.#before.signs.get(this.#earlier(offset));
  }

  /** Where that stood before the change which stands at a place now. */
  #earlier(offset: number): number {
    const { fromB, toB, toA } = this.#change;
    return offset < fromB ? offset : offset - toB + toA;
  }

  /** The places outside of what was changed, where they stand now. */
  #moved(): readonly NamePlace[] {
    const { fromA, toA, toB } = this.#change;
    return this.#before.places.flatMap((place) => {
      if (place.end < fromA) return place;
      return place.start > toA ? movedBy(place, toB - toA) : [];
    });
  }
}

function movedBy(place: NamePlace, by: number): NamePlace {
  if (by === 0) return place;
  const { start, end, nameStart, problem } = place;
  return {
    ...place,
    start: start + by,
    end: end + by,
    nameStart: nameStart + by,
    problem: problem && { ...problem, start: problem.start + by, end: problem.end + by },
  };
}
