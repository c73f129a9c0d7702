import type { MatchedRow, MatchedRows } from "../index/recordMatcher";
import { NumberList } from "../search/numberList";
import type { SchemaCatalogue } from "./schemaCatalogue";
import type { SchemaPartRef } from "./schemaEntries";
import { ownersOf, type FoundThing } from "./foundThing";
import { otherName } from "./schemaThing";
import type { ThingSection } from "./thingSections";

/** The part of a row by which a thing is called besides its label: its API name, its code or its e-mail address. */
export const NAME = "name";
/** The part of a row that says whose the thing is. */
export const OWNERS = "owners";

/** One list of a schema with the rows made of it. */
export interface ListedThings {
  readonly ref: SchemaPartRef;
  readonly entries: readonly unknown[];
  /** Whose the list is, in words. */
  readonly owner: string;
  readonly numbers: number[];
}

/**
 * The things of one section by number. A row is three numbers: the list, the entry, and which of the entry's things; the
 * texts are in the catalogue already, and are put together for the few rows that are looked at.
 */
export class ThingRows implements MatchedRows {
  readonly #lists: (ListedThings | undefined)[] = [];
  /** One more than the number of the list, 0 where there is no row. */
  readonly #listOf = new NumberList();
  readonly #entryOf = new NumberList();
  readonly #indexOf = new NumberList();
  readonly #free: number[] = [];

  constructor(
    private readonly businessKey: string,
    private readonly catalogue: SchemaCatalogue,
    private readonly section: ThingSection,
  ) {}

  has(number: number): boolean {
    return this.#listOf.get(number) > 0;
  }

  row(number: number): MatchedRow | undefined {
    const found = this.found(number);
    if (!found) return undefined;
    const { info } = found.thing;
    const { owner } = this.#listAt(number) ?? { owner: "" };
    return [
      info.id,
      info.label,
      NAME,
      otherName(found.thing),
      OWNERS,
      `${owner} ${found.field?.label ?? ""}`,
    ];
  }

  /** An id may stand for several things: they are found by it as by its beginning. */
  numberOf(): undefined {
    return undefined;
  }

  position(number: number): number {
    return number;
  }

  found(number: number): FoundThing | undefined {
    const list = this.#listAt(number);
    const entry = list?.entries[this.#entryOf.get(number)];
    if (!list || entry === undefined) return undefined;
    return {
      businessKey: this.businessKey,
      thing: this.section.thing(entry, this.#indexOf.get(number), this.#ownerName(list.ref)),
      part: list.ref,
      field: this.section.fieldOf(entry),
    };
  }

  /** Takes a list, of which `fill` makes rows. */
  add(ref: SchemaPartRef, entries: readonly unknown[]): ListedThings {
    // An option is found by what its field and its object are called; in code, `object.field` names a field.
    const code = this.section.what === "field" ? [ref.of] : [];
    const owner = [...code, ...ownersOf({ part: ref }, this.catalogue)].join(" ");
    const list: ListedThings = { ref, entries, owner, numbers: [] };
    const gap = this.#lists.indexOf(undefined);
    this.#lists[gap < 0 ? this.#lists.length : gap] = list;
    return list;
  }

  /** Makes the rows of a list, and tells each as it is made. */
  *fill(list: ListedThings): Generator<number> {
    const place = this.#lists.indexOf(list) + 1;
    for (const [at, entry] of list.entries.entries()) {
      for (let index = 0; index < this.section.count(entry); index++) {
        const number = this.#free.pop() ?? this.#listOf.length;
        this.#listOf.set(number, place);
        this.#entryOf.set(number, at);
        this.#indexOf.set(number, index);
        list.numbers.push(number);
        yield number;
      }
    }
  }

  remove(list: ListedThings): void {
    for (const number of list.numbers) {
      this.#listOf.set(number, 0);
      this.#free.push(number);
    }
    this.#lists[this.#lists.indexOf(list)] = undefined;
  }

  #listAt(number: number): ListedThings | undefined {
    return this.#lists[this.#listOf.get(number) - 1];
  }

  /** A field of an activity type is named by the API name of that type. */
  #ownerName({ name, of }: SchemaPartRef): string {
    if (name !== "activityFields") return of;
    const type = this.catalogue.part("activityTypes").entries.find(({ id }) => id === of);
    return type?.apiName || of;
  }
}
