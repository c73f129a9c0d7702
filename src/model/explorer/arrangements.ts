import type { Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { StateStore } from "../ports";

const STATE_KEY = "explorer.arrangements";
const ORDERS: readonly string[] = ["name", "created"] satisfies SortOrder[];

/** By name from A to Z, or by when records were created, the newest first. */
export type SortOrder = "name" | "created";

/** How a collection is shown where that is not simply as Kizen lists it. */
export interface Arrangement {
  /** Words that the shown records have; undefined where all are shown. */
  readonly filter: string | undefined;
  /** Undefined where the server's order stays. */
  readonly sort: SortOrder | undefined;
}

export interface ArrangementChange {
  readonly businessKey: string;
  readonly kind: string;
}

/** Which collections of the sidebar are filtered or sorted, kept across a reload. By business and kind. */
export class Arrangements implements Disposable {
  readonly #didChange = new Emitter<ArrangementChange>();

  readonly onDidChange: Event<ArrangementChange> = this.#didChange.event;

  constructor(
    private readonly businesses: Pick<Businesses, "get">,
    private readonly state: StateStore,
  ) {}

  /** How a collection is arranged, or undefined where it is shown as Kizen lists it. */
  of(businessKey: string, kind: string): Arrangement | undefined {
    return this.#stored().get(`${businessKey}/${kind}`);
  }

  /** Shows only what has all words of the text; everything where the text is empty. */
  async setFilter(businessKey: string, kind: string, text: string): Promise<void> {
    await this.#change(businessKey, kind, { filter: text.trim() || undefined });
  }

  /** Sorts the collection, or gives it back the server's order. */
  async setSort(businessKey: string, kind: string, sort: SortOrder | undefined): Promise<void> {
    await this.#change(businessKey, kind, { sort });
  }

  dispose(): void {
    this.#didChange.dispose();
  }

  async #change(businessKey: string, kind: string, change: Partial<Arrangement>): Promise<void> {
    const all = this.#stored();
    const key = `${businessKey}/${kind}`;
    const before = all.get(key);
    const after: Arrangement = { filter: before?.filter, sort: before?.sort, ...change };
    if (after.filter === undefined && after.sort === undefined) all.delete(key);
    else all.set(key, after);
    const kept = [...all].filter(([one]) => this.businesses.get(one.split("/")[0] ?? ""));
    await this.state.set(STATE_KEY, Object.fromEntries(kept));
    this.#didChange.fire({ businessKey, kind });
  }

  #stored(): Map<string, Arrangement> {
    const stored = this.state.get(STATE_KEY);
    if (typeof stored !== "object" || stored === null) return new Map();
    return new Map(
      Object.entries(stored).flatMap(([key, value]) => {
        const arrangement = arrangementIn(value);
        return arrangement ? [[key, arrangement] as const] : [];
      }),
    );
  }
}

function arrangementIn(value: unknown): Arrangement | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { filter, sort } = value as Partial<Record<keyof Arrangement, unknown>>;
  const arrangement: Arrangement = {
    filter: typeof filter === "string" ? filter : undefined,
    sort: typeof sort === "string" && ORDERS.includes(sort) ? (sort as SortOrder) : undefined,
  };
  return arrangement.filter === undefined && arrangement.sort === undefined ? undefined : arrangement;
}
