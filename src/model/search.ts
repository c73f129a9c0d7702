import { isKizenError } from "../kizen";
import { Emitter, type Disposable, type Event } from "./event";
import type { PagedList } from "./pagedList";
import type { LoadedRecord, RecordCache } from "./recordCache";
import { idIn } from "./recordIds";
import type { RecordSummary } from "./recordKind";
import type { RecordRef } from "./recordRef";

/** Rows shown at most: nobody reads further, and every row costs the picker time. */
const MOST_ROWS = 100;
/** Pages asked for at once behind the picker; the limiter decides when each may start. */
const PAGES_AT_ONCE = 4;
/** A pasted id is complete at once; a typed one settles for this long, in milliseconds, before Kizen is asked. */
const SETTLE = 150;

export interface FoundRecord {
  readonly ref: RecordRef;
  readonly label: string;
  readonly description: string;
}

export interface SearchState {
  readonly rows: readonly FoundRecord[];
  /** Something is still on its way: more pages, or the record with the typed id. */
  readonly isBusy: boolean;
  readonly loaded: number;
  readonly count: number | undefined;
  /** Why the search stands still, where it does. */
  readonly error: unknown;
}

export interface SearchDependencies {
  readonly list: PagedList;
  readonly records: Pick<RecordCache, "get">;
  readonly businessKey: string;
  readonly kind: string;
}

/**
 * One search box: finds among the loaded rows at once, goes on loading the other pages behind, and asks Kizen for a
 * record whose id was typed. Only the newest query's answer counts; `dispose` aborts everything.
 */
export class RecordSearch implements Disposable {
  readonly #dependencies: SearchDependencies;
  readonly #controller = new AbortController();
  readonly #didChange = new Emitter<void>();
  readonly #subscription: Disposable;
  #query = "";
  #asking: AbortController | undefined;
  #direct: LoadedRecord | undefined;
  #error: unknown;
  #isLoading = false;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(dependencies: SearchDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.list.onDidChange(() => this.#didChange.fire());
  }

  get state(): SearchState {
    const { list } = this.#dependencies;
    const loaded = [...list.rows()].length;
    return {
      rows: this.#rows(),
      isBusy: this.#isLoading || this.#asking !== undefined,
      loaded,
      count: list.count,
      error: this.#error,
    };
  }

  /** Loads every page that is missing, behind whatever a person does. Called again after an error, it goes on. */
  async loadAll(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#error = undefined;
    this.#didChange.fire();
    const { list } = this.#dependencies;
    const { signal } = this.#controller;
    while (!signal.aborted && this.#error === undefined && list.missingPages.length > 0) {
      const pages = list.missingPages.slice(0, PAGES_AT_ONCE);
      // The first page is what the person waits for; it also tells how many there are.
      const priority = pages[0] === 1 ? "interactive" : "nextPage";
      await Promise.all(pages.map((page) => list.load(page, { signal, priority })));
      this.#error = pages.map((page) => list.page(page).error).find((error) => error !== undefined);
    }
    this.#isLoading = false;
    this.#didChange.fire();
  }

  /** Sets what is looked for; an older question to Kizen is aborted. */
  setQuery(query: string): void {
    this.#query = query.trim();
    this.#asking?.abort();
    this.#asking = undefined;
    this.#direct = undefined;
    const id = idIn(this.#query);
    if (id !== undefined && !this.#rows().some(({ ref }) => ref.id === id)) void this.#ask(id);
    this.#didChange.fire();
  }

  dispose(): void {
    this.#controller.abort();
    this.#asking?.abort();
    this.#subscription.dispose();
    this.#didChange.dispose();
  }

  async #ask(id: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    const { businessKey, kind, records } = this.#dependencies;
    if (asking.signal.aborted) return;
    let found: LoadedRecord | undefined;
    let failure: unknown;
    try {
      found = await records.get({ businessKey, kind, id }, { signal: asking.signal });
    } catch (error) {
      // "Not found" is an answer: the picker says that nothing was found.
      failure = isKizenError(error) && error.kind === "notFound" ? undefined : error;
    }
    // A newer query may have begun while this one was answered.
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    this.#direct = found;
    this.#error = failure ?? this.#error;
    this.#didChange.fire();
  }

  #rows(): FoundRecord[] {
    const { list, businessKey, kind } = this.#dependencies;
    const wanted = idIn(this.#query)?.toLowerCase();
    const words = fold(this.#query).split(/\s+/).filter(Boolean);
    const ranked: { rank: number; row: RecordSummary }[] = [];
    const seen = new Set<string>();
    for (const { row } of list.rows()) {
      const rank =
        wanted === undefined ? rankOf(row, words) : row.id.toLowerCase() === wanted ? 0 : undefined;
      if (rank === undefined || seen.has(row.id)) continue;
      seen.add(row.id);
      ranked.push({ rank, row });
    }
    const rows = ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST_ROWS)
      .map(({ row: { id, label, description } }) => ({ ref: { businessKey, kind, id }, label, description }));
    const direct = this.#direct;
    return direct
      ? [{ ref: direct.ref, label: direct.label, description: direct.ref.id.slice(0, 8) }, ...rows]
      : rows;
  }
}

/** How well a row answers: 0 exact, then beginning, beginning of a word, anywhere, id; undefined for not at all. */
function rankOf(row: RecordSummary, words: readonly string[]): number | undefined {
  const [first] = words;
  if (first === undefined) return 0;
  const label = folded(row);
  if (words.every((word) => label.includes(word))) {
    if (label === words.join(" ")) return 0;
    if (label.startsWith(words.join(" "))) return 1;
    return words.every((word) => label.startsWith(word) || label.includes(` ${word}`)) ? 2 : 3;
  }
  return words.length === 1 && first.length >= 4 && row.id.toLowerCase().includes(first) ? 4 : undefined;
}

const foldedLabels = new WeakMap<RecordSummary, string>();

function folded(row: RecordSummary): string {
  const known = foldedLabels.get(row);
  if (known !== undefined) return known;
  const label = fold(row.label);
  foldedLabels.set(row, label);
  return label;
}

/** Without case and accents, as people type. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
