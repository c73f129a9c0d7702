import type { StateStore } from "../ports";
import { recordKey, type RecordRef } from "../recordRef";
import { isRecordUse, type RecordUse } from "./recordUse";

/** Records that were used together, by one command. */
export interface RecentGroup {
  readonly businessKey: string;
  /** In the order of the command, as far as they are remembered. */
  readonly records: readonly GroupedRecord[];
  /** How many were used; more than those that are remembered. */
  readonly count: number;
  readonly how: RecordUse;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface GroupedRecord {
  readonly ref: RecordRef;
  readonly label: string;
}

/** Groups remembered for each business, and records of one. */
const MOST_GROUPS = 10;
const MOST_RECORDS = 50;
const stateKey = (businessKey: string) => `recent.groups.${businessKey}`;

interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

/** What was used in bulk, for each business: one entry each, so that it takes no place from what was used singly. */
export class RecentGroups {
  constructor(private readonly state: StateStore) {}

  /** Newest first. */
  list(businessKey: string): readonly RecentGroup[] {
    const stored = this.state.get(stateKey(businessKey));
    return Array.isArray(stored) ? stored.flatMap((value) => groupIn(value, businessKey) ?? []) : [];
  }

  /** Puts a group first, in place of one of the same records. */
  async note(businessKey: string, records: readonly GroupedRecord[], how: RecordUse): Promise<void> {
    const kept = records.slice(0, MOST_RECORDS);
    const group: RecentGroup = { businessKey, records: kept, count: records.length, how, at: Date.now() };
    const others = this.list(businessKey).filter((other) => !isSameRecords(other, group));
    await this.#write(businessKey, [group, ...others].slice(0, MOST_GROUPS));
  }

  /** Takes a record out of its groups. */
  async forget(ref: RecordRef): Promise<void> {
    const before = this.list(ref.businessKey);
    const key = recordKey(ref);
    const after = before.map((group) => {
      const records = group.records.filter((record) => recordKey(record.ref) !== key);
      return { ...group, records, count: group.count - (group.records.length - records.length) };
    });
    if (after.some(({ count }, index) => count !== before[index]?.count)) {
      await this.#write(
        ref.businessKey,
        after.filter(({ records }) => records.length > 0),
      );
    }
  }

  async clear(businessKey: string): Promise<void> {
    await this.state.set(stateKey(businessKey), undefined);
  }

  async #write(businessKey: string, groups: readonly RecentGroup[]): Promise<void> {
    const stored = groups.map(({ records, count, how, at }) => ({
      records: records.map(({ ref: { kind, id }, label }): StoredRecord => ({ kind, id, label })),
      count,
      how,
      at,
    }));
    await this.state.set(stateKey(businessKey), stored);
  }
}

function isSameRecords(a: RecentGroup, b: RecentGroup): boolean {
  const keysOf = ({ records }: RecentGroup) => records.map(({ ref }) => recordKey(ref)).join("\n");
  return a.count === b.count && keysOf(a) === keysOf(b);
}

/** State of another version that does not fit is left out, not trusted. */
function groupIn(value: unknown, businessKey: string): RecentGroup | undefined {
  const { records, count, how, at } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(records) || typeof at !== "number" || !isRecordUse(how)) return undefined;
  const kept = (records as unknown[]).filter(isStoredRecord).map(({ kind, id, label }): GroupedRecord => {
    return { ref: { businessKey, kind, id }, label };
  });
  if (kept.length === 0) return undefined;
  return { businessKey, records: kept, count: typeof count === "number" ? count : kept.length, how, at };
}

function isStoredRecord(value: unknown): value is StoredRecord {
  const { kind, id, label } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [kind, id, label].every((text) => typeof text === "string");
}
