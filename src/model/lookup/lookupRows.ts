import type { Businesses } from "../businesses/businesses";
import type { IndexedRecord, Match } from "../index/indexedRecord";
import type { RecordIndexes } from "../index/recordIndexes";
import type { Lists } from "../collections/lists";
import type { RecentRecord, RecentRecords } from "../records/recentRecords";
import { recordKey, type RecordRef } from "../recordRef";
import { fold } from "../search/fold";
import { wordMatcher } from "../search/wordMatch";

/** Rows of a section at most: nobody reads further, and every row costs the picker time. */
export const MOST_ROWS = 100;
const MOST_RECENT = 15;

/** A record that a look-up found. */
export interface FoundRecord {
  readonly ref: RecordRef;
  readonly label: string;
  /** The name of its business. */
  readonly businessName: string;
  /** Names and values of the few fields that tell records apart, where they are known. */
  readonly fields: IndexedRecord["fields"];
}

export interface Section {
  /** Used lately; read here before; found by Kizen just now. */
  readonly name: "recent" | "loaded" | "kizen";
  readonly rows: readonly FoundRecord[];
}

export interface LookupRowsDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly indexes: Pick<RecordIndexes, "of">;
  readonly lists: Pick<Lists, "of">;
  readonly recent: Pick<RecentRecords, "list">;
  readonly kind: string;
}

/** Where a look-up's rows come from, besides the index's search. */
export class LookupRows {
  constructor(private readonly dependencies: LookupRowsDependencies) {}

  /** Records used lately, pinned ones first. */
  recent(businessKeys: readonly string[]): readonly RecentRecord[] {
    const { recent, kind } = this.dependencies;
    return businessKeys.flatMap((key) => recent.list(key)).filter(({ ref }) => ref.kind === kind);
  }

  /** Those among them that have all words of the question. */
  recentMatches(businessKeys: readonly string[], question: string): FoundRecord[] {
    const matches = wordMatcher(question);
    const { indexes, kind } = this.dependencies;
    return this.recent(businessKeys)
      .filter(({ ref, label }) => matches(ref.id, [label]))
      .map(({ ref, label }) => {
        const fields = indexes.of(ref.businessKey, kind).get(ref.id)?.fields ?? [];
        return this.found(ref, label, fields);
      });
  }

  /** Rows on the sidebar's loaded pages that have all words of the question. */
  listed(businessKeys: readonly string[], question: string): FoundRecord[] {
    const { lists, kind } = this.dependencies;
    const matches = wordMatcher(question);
    return businessKeys.flatMap((businessKey) => {
      const found: FoundRecord[] = [];
      for (const { row } of lists.of(businessKey, kind).rows()) {
        if (!matches(row.id, [row.label, row.description])) continue;
        found.push(this.found({ businessKey, kind, id: row.id }, row.label, []));
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
 * Rows in sections, each record once. What was used lately goes first, unless something else is exactly what was asked
 * for: Enter is to mean that one.
 */
export function inSections(
  question: string,
  rows: {
    readonly recent: readonly FoundRecord[];
    readonly loaded: readonly FoundRecord[];
    readonly kizen: readonly FoundRecord[];
    /** Of everything used lately, whether it has the question's words or not. */
    readonly used: ReadonlySet<string>;
  },
): Section[] {
  const taken = new Set<string>();
  const isNew = ({ ref }: FoundRecord) => {
    const key = recordKey(ref);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  const isUsed = ({ ref }: FoundRecord) => rows.used.has(recordKey(ref));
  // A name typed wrongly is found by the index only, also where the record was used lately.
  const recent = [...rows.recent, ...[...rows.loaded, ...rows.kizen].filter(isUsed)]
    .filter(isNew)
    .slice(0, MOST_RECENT);
  const loaded = rows.loaded.filter(isNew).slice(0, MOST_ROWS);
  const kizen = rows.kizen.filter(isNew).slice(0, MOST_ROWS);
  const sections: Section[] = [
    { name: "recent", rows: recent },
    { name: "loaded", rows: loaded },
    { name: "kizen", rows: kizen },
  ];
  const exact = sections.find((section) => section.rows.some((row) => isExact(row, question)));
  const inOrder = exact ? [exact, ...sections.filter((section) => section !== exact)] : sections;
  return inOrder.filter((section) => section.rows.length > 0);
}

/** Whether a record's name or id is what was asked for. */
export function isExact({ label, ref }: FoundRecord, question: string): boolean {
  const asked = fold(question).trim();
  return asked !== "" && (fold(label).trim() === asked || ref.id.toLowerCase() === asked);
}
