import { Emitter, type Disposable, type Event } from "../event";
import { IdQuestion } from "./idLookup";
import type { Match } from "../index/indexedRecord";
import type { RecordIndexes } from "../index/recordIndexes";
import { ServerSearch } from "./serverSearch";
import {
  inSections,
  isExact,
  LookupRows,
  MOST_ROWS,
  type LookupRowsDependencies,
  type Section,
} from "./lookupRows";
import type { RecordCache } from "../records/recordCache";
import { idIn } from "../ids/idInText";
import { recordKey, type RecordRef } from "../recordRef";

/** While an index is read, its new records are looked through at most once in this many milliseconds. */
const GATHER = 150;

export interface LookupState {
  /** Those with rows, in the order in which they are shown. */
  readonly sections: readonly Section[];
  /** Whether the rows answer what was asked last. */
  readonly isAnswered: boolean;
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
  /** Why the look-up stands still, where it does. */
  readonly error: unknown;
}

export interface LookupDependencies extends LookupRowsDependencies {
  readonly indexes: Pick<RecordIndexes, "of" | "onDidChange">;
  readonly records: Pick<RecordCache, "get">;
}

/**
 * One look-up in one business or several: answers from the index and what was used lately, from the first page on,
 * while the index is read behind, and asks Kizen for a record whose id was typed. Only the newest question's answer
 * counts; `dispose` aborts everything.
 */
export class Lookup implements Disposable {
  readonly #dependencies: LookupDependencies;
  readonly #rows: LookupRows;
  readonly #controller = new AbortController();
  readonly #didChange = new Emitter<void>();
  readonly #subscription: Disposable;
  readonly #serverSearch = new ServerSearch();
  readonly #idQuestion: IdQuestion;
  #businessKeys: readonly string[] = [];
  #query = "";
  /** The local answer, and the question it answers. */
  #matches: readonly Match[] = [];
  #answered: string | undefined;
  #searching: Promise<void> | undefined;
  /** Kizen's own search for the newest question. */
  #asking: Promise<void> | undefined;
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(dependencies: LookupDependencies) {
    this.#dependencies = dependencies;
    this.#rows = new LookupRows(dependencies);
    this.#idQuestion = new IdQuestion(dependencies.records, () => this.#didChange.fire());
    this.#subscription = dependencies.indexes.onDidChange(({ businessKey, kind }) => {
      if (kind !== dependencies.kind || !this.#businessKeys.includes(businessKey)) return;
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#search();
      }, GATHER);
    });
  }

  get state(): LookupState {
    const states = this.#indexes.map(({ state }) => state);
    const isBuilding = states.some((state) => state.isBuilding);
    const isAnswered = this.#answered === this.#question && !this.#idQuestion.isAsking;
    const counts = states.flatMap(({ count }) => count ?? []);
    const readAt = states.flatMap((state) => state.readAt ?? []);
    const sections = this.#sections();
    const best = sections[0]?.rows[0];
    return {
      sections,
      isAnswered,
      isSettled: isAnswered && (!isBuilding || (best !== undefined && isExact(best, this.#question))),
      isBusy: isBuilding || !isAnswered || (best === undefined && this.#asking !== undefined),
      isBuilding,
      read: sum(states.map(({ read }) => read)),
      count: counts.length === states.length ? sum(counts) : undefined,
      readAt: readAt.length === states.length ? Math.min(...readAt) : undefined,
      error: states.find(({ error }) => error !== undefined)?.error ?? this.#idQuestion.error,
    };
  }

  /** Chooses the businesses to search, and begins to read what is missing of their indexes. */
  setBusinesses(businessKeys: readonly string[]): void {
    this.#businessKeys = businessKeys;
    this.#answered = undefined;
    this.setQuery(this.#query);
    this.build();
  }

  /** Reads what is missing; called again after an error, it goes on. */
  build(): void {
    for (const index of this.#indexes) void index.build({ signal: this.#controller.signal });
  }

  /** Reads everything anew; what is known stays meanwhile. */
  refresh(): void {
    for (const index of this.#indexes) void index.refresh({ signal: this.#controller.signal });
  }

  /** Sets what is looked for; an older question to Kizen is aborted. */
  setQuery(query: string): void {
    this.#query = query.trim();
    void this.#search();
    const id = idIn(this.#query);
    this.#idQuestion.ask(id === undefined || this.#isKnown(id) ? [] : this.#refs(id));
    void this.#askKizen(id === undefined ? this.#query : "");
    this.#didChange.fire();
  }

  dispose(): void {
    this.#controller.abort();
    this.#idQuestion.dispose();
    this.#serverSearch.dispose();
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#didChange.dispose();
  }

  get #indexes() {
    const { indexes, kind } = this.#dependencies;
    return this.#businessKeys.map((key) => indexes.of(key, kind));
  }

  /** What the local search is asked: the one id in a pasted text, else the text. */
  get #question(): string {
    return idIn(this.#query) ?? this.#query;
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
      const question = this.#question;
      const options = { limit: MOST_ROWS, recentIds: this.#used.map(({ id }) => id) };
      const answers = await Promise.all(this.#indexes.map((index) => index.search(question, options)));
      if (this.#mustSearch()) continue;
      this.#matches = answers.flat().sort((a, b) => a.rank - b.rank);
      this.#answered = question;
      this.#didChange.fire();
    }
    this.#searching = undefined;
  }

  #mustSearch(): boolean {
    return this.#isStale && !this.#controller.signal.aborted;
  }

  #refs(id: string): RecordRef[] {
    const { kind } = this.#dependencies;
    return this.#businessKeys.map((businessKey) => ({ businessKey, kind, id }));
  }

  async #askKizen(query: string): Promise<void> {
    const asking = (this.#asking = this.#serverSearch.ask(this.#indexes, query));
    await asking;
    // What came is in the index now, and is to be among the rows before it is said that there are none.
    await this.#search();
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    this.#didChange.fire();
  }

  #isKnown(id: string): boolean {
    return (
      this.#indexes.some((index) => index.get(id)) || this.#rows.listed(this.#businessKeys, id).length > 0
    );
  }

  get #used() {
    return this.#rows.recent(this.#businessKeys).map(({ ref }) => ref);
  }

  #sections(): Section[] {
    const keys = this.#businessKeys;
    const question = this.#question;
    // Until the index has everything, what the sidebar shows may be all there is.
    const isRead = this.#indexes.every(({ state }) => state.isComplete);
    const isFromKizen = ({ record: { ref } }: Match) => this.#serverSearch.has(ref);
    return inSections(question, {
      recent: this.#rows.recentMatches(keys, question),
      used: new Set(this.#used.map(recordKey)),
      loaded: [
        ...this.#matches.filter((match) => !isFromKizen(match)).map((match) => this.#rows.matched(match)),
        ...(isRead ? [] : this.#rows.listed(keys, question)),
      ],
      kizen: [
        ...this.#idQuestion.found.map(({ ref, label }) => this.#rows.found(ref, label)),
        ...this.#matches.filter(isFromKizen).map((match) => this.#rows.matched(match)),
      ],
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
