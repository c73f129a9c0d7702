import { Emitter, type Disposable, type Event } from "../event";
import { isExact, type Section } from "./foundRow";
import { IdLookup } from "./idLookup";
import type { Match } from "../index/indexedRecord";
import type { RecordIndexes } from "../index/recordIndexes";
import {
  LookupCollections,
  type LookupCollectionsDependencies,
  type WantedRecords,
} from "./lookupCollections";
import { ServerSearch } from "./serverSearch";
import {
  likestSectionFirst,
  LookupRows,
  MOST_ROWS,
  recordSections,
  type LookupRowsDependencies,
} from "./lookupRows";
import type { RecordCache } from "../records/recordCache";
import type { RecordKinds } from "../kinds/recordKinds";
import { idInText } from "../ids/idInText";
import { recordKey, type CollectionRef } from "../recordRef";
import { ThingLookup, type ThingLookupDependencies, type WantedThings } from "./thingLookup";

/** While an index is read, its new records are looked through at most once in this many milliseconds. */
const GATHER = 150;
/** Rows of a section at most where there are several kinds of them: the next heading is not to be far away. */
const MOST_OF_EACH = 20;
/** Collections that Kizen is asked to search for one query, where the kind of what is meant is not known. */
const MOST_SEARCHED = 3;

export interface LookupState {
  /** Those with rows, in the order in which they are shown. */
  readonly sections: readonly Section[];
  /** Whether the rows answer what was asked last. */
  readonly isCurrent: boolean;
  /** Whether they do, and nothing better can come. */
  readonly isSettled: boolean;
  /** Something is still on its way: more records, or the record with the typed id. */
  readonly isBusy: boolean;
  /** Records read of how many, over all businesses that are searched; the latter where all of them say so. */
  readonly read: number;
  readonly count: number | undefined;
  readonly isBuilding: boolean;
  /** When the oldest of the indexes was read, in milliseconds since the epoch; undefined before all are read. */
  readonly readAt: number | undefined;
  /** Collections in which Kizen was not asked to look: a request each. */
  readonly notSearched: number;
  /** Why the look-up stands still, where it does. */
  readonly error: unknown;
}

/** Where is looked. */
export type LookupScope = WantedRecords & WantedThings;

export interface LookupDependencies
  extends LookupRowsDependencies, LookupCollectionsDependencies, ThingLookupDependencies {
  readonly indexes: Pick<RecordIndexes, "of" | "known" | "onDidChange">;
  readonly kinds: Pick<RecordKinds, "of" | "onDidChange">;
  readonly records: Pick<RecordCache, "get">;
}

/**
 * One look-up in one business or several: answers from the index, the schema and what was used lately, from the first
 * page on, while the index is read behind, and asks Kizen for what is not read and for a record whose id was typed. Only
 * the newest query's answer counts; `dispose` aborts everything.
 */
export class Lookup implements Disposable {
  readonly #indexes: LookupDependencies["indexes"];
  readonly #rows: LookupRows;
  readonly #collections: LookupCollections;
  readonly #things: ThingLookup;
  readonly #controller = new AbortController();
  readonly #didChange = new Emitter<void>();
  readonly #subscriptions: readonly Disposable[];
  readonly #serverSearch = new ServerSearch();
  readonly #idLookup: IdLookup;
  #mostRows = MOST_ROWS;
  #query = "";
  /** The local matches, and the query they match. */
  #matches: readonly Match[] = [];
  #thingSections: readonly Section[] = [];
  #matchedQuery: string | undefined;
  #searching: Promise<void> | undefined;
  /** Kizen's own search for the newest query. */
  #serverSearching: Promise<void> | undefined;
  /** Where Kizen was not asked to look for the newest query. */
  #notSearched: readonly CollectionRef[] = [];
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(dependencies: LookupDependencies) {
    this.#indexes = dependencies.indexes;
    this.#rows = new LookupRows(dependencies);
    this.#collections = new LookupCollections(dependencies);
    this.#things = new ThingLookup(dependencies, () => void this.#search());
    this.#idLookup = new IdLookup(dependencies.records, () => this.#didChange.fire());
    this.#subscriptions = [
      dependencies.kinds.onDidChange(() => this.#collections.forgetKinds()),
      dependencies.indexes.onDidChange((changed) => {
        if (!this.#collections.has(changed)) return;
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          void this.#search();
        }, GATHER);
      }),
      this.#things,
    ];
  }

  get state(): LookupState {
    const states = this.#read.map(({ state }) => state);
    const isBuilding = states.some((state) => state.isBuilding);
    const isCurrent = this.#matchedQuery === this.#localQuery && !this.#idLookup.isPending;
    const counts = states.flatMap(({ count }) => count ?? []);
    const readAt = states.flatMap((state) => state.readAt ?? []);
    const sections = this.#sections();
    const best = sections[0]?.rows[0];
    const isSearchingKizen = this.#serverSearching !== undefined || this.#things.isReading;
    return {
      sections,
      isCurrent,
      isSettled: isCurrent && (!isBuilding || (best !== undefined && isExact(best, this.#localQuery))),
      isBusy: isBuilding || !isCurrent || (best === undefined && isSearchingKizen),
      isBuilding,
      read: sum(states.map(({ read }) => read)),
      count: counts.length === states.length ? sum(counts) : undefined,
      readAt: readAt.length === states.length && states.length > 0 ? Math.min(...readAt) : undefined,
      notSearched: isCurrent && this.#serverSearching === undefined ? this.#notSearched.length : 0,
      error: states.find(({ error }) => error !== undefined)?.error ?? this.#idLookup.error,
    };
  }

  /** Chooses where to look, and begins to read what is missing there. */
  setScope(scope: LookupScope): void {
    this.#collections.set(scope);
    this.#things.set(scope);
    this.#mostRows = scope.sections.length > 0 ? MOST_OF_EACH : MOST_ROWS;
    this.#matchedQuery = undefined;
    this.setQuery(this.#query);
    this.build();
  }

  /** Reads what is missing; called again after an error, it goes on. */
  build(): void {
    for (const index of this.#read) void index.build({ signal: this.#controller.signal });
  }

  /** Reads everything anew; what is known stays meanwhile. */
  refresh(): void {
    for (const index of this.#read) void index.refresh({ signal: this.#controller.signal });
  }

  /** Sets what is looked for; an older request to Kizen is aborted. */
  setQuery(query: string): void {
    this.#query = query.trim();
    void this.#search();
    const searched = this.#collections.searchedFirst(MOST_SEARCHED);
    const id = idInText(this.#query);
    const isKnown = id !== undefined && this.#isKnown(id);
    this.#notSearched =
      this.#query === "" || isKnown ? [] : this.#collections.all.filter((one) => !searched.includes(one));
    this.#idLookup.find(
      id === undefined || isKnown ? [] : searched.map((collection) => ({ ...collection, id })),
    );
    void this.#searchServer(id === undefined ? this.#query : "", searched);
    this.#didChange.fire();
  }

  /** Has Kizen look in all collections, one request each, where it looked in the likeliest only. */
  searchAll(): void {
    const collections = this.#notSearched;
    this.#notSearched = [];
    const id = idInText(this.#query);
    if (id === undefined) void this.#searchServer(this.#query, collections);
    else this.#idLookup.findMore(collections.map((collection) => ({ ...collection, id })));
    this.#didChange.fire();
  }

  dispose(): void {
    this.#controller.abort();
    this.#idLookup.dispose();
    this.#serverSearch.dispose();
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }

  /** The indexes that are read whole. */
  get #read() {
    return this.#collections.read.map((collection) => this.#indexes.of(collection));
  }

  /** What the local search is asked: the one id in a pasted text, else the text. */
  get #localQuery(): string {
    return idInText(this.#query) ?? this.#query;
  }

  /** Searches, again where something changed meanwhile; one search is under way at a time. */
  #search(): Promise<void> {
    this.#isStale = true;
    this.#searching ??= this.#searchOn();
    return this.#searching;
  }

  async #searchOn(): Promise<void> {
    while (this.#mustSearch()) {
      this.#isStale = false;
      const query = this.#localQuery;
      const options = { limit: this.#mostRows, recentIds: this.#used.map(({ id }) => id) };
      const indexes = this.#collections.all.flatMap((one) => this.#indexes.known(one) ?? []);
      const matches = await Promise.all(indexes.map((index) => index.search(query, options)));
      if (this.#mustSearch()) continue;
      this.#matches = matches.flat().sort((a, b) => a.rank - b.rank);
      this.#thingSections = this.#things.search(query, this.#mostRows);
      this.#matchedQuery = query;
      this.#didChange.fire();
    }
    this.#searching = undefined;
  }

  #mustSearch(): boolean {
    return this.#isStale && !this.#controller.signal.aborted;
  }

  async #searchServer(query: string, collections: readonly CollectionRef[]): Promise<void> {
    const indexes = () => collections.map((collection) => this.#indexes.of(collection));
    const searching = (this.#serverSearching = this.#serverSearch.search(indexes, query));
    await searching;
    // What came is in the index now, and is to be among the rows before it is said that there are none.
    await this.#search();
    if (this.#serverSearching !== searching) return;
    this.#serverSearching = undefined;
    this.#didChange.fire();
  }

  #isKnown(id: string): boolean {
    const { all } = this.#collections;
    return (
      all.some((collection) => this.#indexes.known(collection)?.get(id)) ||
      this.#rows.listed(all, id).length > 0 ||
      this.#things.search(id, 1).some(({ rows: [row] }) => row !== undefined && isExact(row, id))
    );
  }

  get #used() {
    return this.#rows.recent(this.#collections.all).map(({ ref }) => ref);
  }

  #sections(): Section[] {
    const { all } = this.#collections;
    const query = this.#localQuery;
    // Where the index has everything, there is nothing that only the sidebar shows.
    const unread = all.filter((collection) => this.#indexes.known(collection)?.state.isComplete !== true);
    const isFromKizen = ({ record: { ref } }: Match) => this.#serverSearch.has(ref);
    const records = {
      recent: this.#rows.recentMatches(all, query),
      used: new Set(this.#used.map(recordKey)),
      loaded: [
        ...this.#matches.filter((match) => !isFromKizen(match)).map((match) => this.#rows.matched(match)),
        ...this.#rows.listed(unread, query),
      ],
      kizen: [
        ...this.#idLookup.found.map(({ ref, label }) => this.#rows.found(ref, label)),
        ...this.#matches.filter(isFromKizen).map((match) => this.#rows.matched(match)),
      ],
    };
    const sections = [...recordSections(query, records, this.#mostRows), ...this.#thingSections];
    return likestSectionFirst(sections, query);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
