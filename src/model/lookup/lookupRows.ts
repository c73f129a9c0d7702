import type { Businesses } from "../businesses/businesses";
import type { IndexedRecord, Match } from "../index/indexedRecord";
import type { RecordIndexes } from "../index/recordIndexes";
import type { Lists } from "../collections/lists";
import type { RecentRecord, RecentRecords } from "../records/recentRecords";
import { collectionKey, recordKey, type CollectionRef, type RecordRef } from "../recordRef";
import { Likeness } from "../search/likeness";
import { wordMatcher } from "../search/wordMatcher";
import { likenessOfRow, type FoundRecord, type Section } from "./foundRow";

/** Rows of a section at most: nobody reads further, and every row costs the picker time. */
export const MOST_ROWS = 100;
const MOST_RECENT = 15;

export interface LookupRowsDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly indexes: Pick<RecordIndexes, "known">;
  readonly lists: Pick<Lists, "loaded">;
  readonly recent: Pick<RecentRecords, "list">;
}

/** Where a look-up's rows of records come from, besides the index's search. */
export class LookupRows {
  constructor(private readonly dependencies: LookupRowsDependencies) {}

  /** Records used lately, pinned ones first. */
  recent(collections: readonly CollectionRef[]): readonly RecentRecord[] {
    const { recent } = this.dependencies;
    const wanted = new Set(collections.map(collectionKey));
    const businessKeys = new Set(collections.map(({ businessKey }) => businessKey));
    return [...businessKeys]
      .flatMap((key) => recent.list(key))
      .filter(({ ref }) => wanted.has(collectionKey(ref)));
  }

  /** Those among them that have all words of the query. */
  recentMatches(collections: readonly CollectionRef[], query: string): FoundRecord[] {
    const matches = wordMatcher(query);
    const { indexes } = this.dependencies;
    return this.recent(collections)
      .filter(({ ref, label }) => matches(ref.id, [label]))
      .map(({ ref, label }) => {
        const fields = indexes.known(ref)?.get(ref.id)?.fields ?? [];
        return this.found(ref, label, fields);
      });
  }

  /** Rows on the sidebar's loaded pages that have all words of the query. */
  listed(collections: readonly CollectionRef[], query: string): FoundRecord[] {
    const matches = wordMatcher(query);
    return collections.flatMap(({ businessKey, kind }) => {
      const found: FoundRecord[] = [];
      for (const { id, label, fields } of this.dependencies.lists.loaded({ businessKey, kind })) {
        if (!matches(id, [label, ...fields.map(([, value]) => value)])) continue;
        found.push(this.found({ businessKey, kind, id }, label, fields));
        if (found.length === MOST_ROWS) break;
      }
      return found;
    });
  }

  matched({ record: { ref, label, fields } }: Match): FoundRecord {
    return this.found(ref, label, fields);
  }

  found(ref: RecordRef, label: string, fields: IndexedRecord["fields"] = []): FoundRecord {
    return {
      ref,
      label,
      fields,
      businessName: this.dependencies.businesses.get(ref.businessKey)?.name ?? "",
    };
  }
}

/**
 * Records in sections, each once. What was used lately goes first, unless something else is exactly what was asked for:
 * Enter is to mean that one.
 */
export function recordSections(
  query: string,
  rows: {
    readonly recent: readonly FoundRecord[];
    readonly loaded: readonly FoundRecord[];
    readonly kizen: readonly FoundRecord[];
    /** Of everything used lately, whether it has the query's words or not. */
    readonly used: ReadonlySet<string>;
  },
  most: number,
): Section[] {
  const taken = new Set<string>();
  const isNew = ({ ref }: FoundRecord) => {
    const key = recordKey(ref);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  const isUsed = ({ ref }: FoundRecord) => rows.used.has(recordKey(ref));
  const likestFirst = (found: readonly FoundRecord[]) =>
    found.toSorted((first, second) => likenessOfRow(first, query) - likenessOfRow(second, query));
  // A name typed wrongly is found by the index only, also where the record was used lately.
  const recent = likestFirst([...rows.recent, ...[...rows.loaded, ...rows.kizen].filter(isUsed)])
    .filter(isNew)
    .slice(0, Math.min(most, MOST_RECENT));
  return [
    { name: "recent", rows: recent },
    { name: "loaded", rows: likestFirst(rows.loaded).filter(isNew).slice(0, most) },
    { name: "kizen", rows: likestFirst(rows.kizen).filter(isNew).slice(0, most) },
  ];
}

/** Sections that have rows, the one first whose first row is most what was asked for, else in their order. */
export function likestSectionFirst(sections: readonly Section[], query: string): Section[] {
  const best = ({ rows: [row] }: Section) => (row ? likenessOfRow(row, query) : Likeness.none);
  return sections
    .filter((section) => section.rows.length > 0)
    .toSorted((first, second) => best(first) - best(second));
}
