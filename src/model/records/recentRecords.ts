import type { Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { StateStore } from "../ports";
import { recordKey, type RecordRef } from "../recordRef";
import { RecentGroups, type RecentGroup } from "./recentGroups";
import { isRecordUse, type RecordUse } from "./recordUse";

export interface RecentRecord {
  readonly ref: RecordRef;
  /** The record's name when it was last used, or what stood in for it. */
  readonly label: string;
  readonly how: RecordUse;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly isPinned: boolean;
}

/** A record that a command was run on. */
export interface UsedRecord {
  readonly ref: RecordRef;
  /** Undefined where the command does not know it. */
  readonly label?: string | undefined;
}

/** Records remembered for each business, those that are pinned not counted: they stay until someone unpins them. */
const MOST = 50;
const stateKey = (businessKey: string) => `recent.${businessKey}`;

/** What is stored of one record, in the list of its business. */
type Stored = Omit<RecentRecord, "ref"> & Omit<RecordRef, "businessKey">;

/**
 * The records a person used last, for each business, newest first; kept with the installation and shared by its
 * windows. Only id and name are kept, and they go with their business.
 */
export class RecentRecords implements Disposable {
  readonly #didChange = new Emitter<void>();
  readonly #subscriptions: readonly Disposable[];
  readonly #groups: RecentGroups;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(
    private readonly businesses: Pick<Businesses, "list" | "get" | "onDidChange" | "onDidRemove">,
    private readonly state: StateStore,
  ) {
    this.#groups = new RecentGroups(state);
    this.#subscriptions = [
      businesses.onDidChange(() => this.#didChange.fire()),
      // Where the editor cannot forget it, that is logged.
      businesses.onDidRemove((key) => {
        for (const forgotten of [state.set(stateKey(key), undefined), this.#groups.clear(key)])
          forgotten.catch(() => undefined);
      }),
    ];
  }

  /** The remembered records of one business or of all: the pinned ones first, then by when they were used, newest first. */
  list(businessKey?: string): readonly RecentRecord[] {
    const keys = this.businesses.list.map(({ key }) => key);
    return keys
      .filter((key) => businessKey === undefined || key === businessKey)
      .flatMap((key) => this.#read(key))
      .sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || b.at - a.at);
  }

  /** Puts a record first. Without a label the one it had is kept, else its id stands in. */
  async note(ref: RecordRef, label: string | undefined, how: RecordUse): Promise<void> {
    if (!this.businesses.get(ref.businessKey) || ref.id === "") return;
    const known = this.#find(ref);
    const entry: RecentRecord = {
      ref,
      label: label ?? known?.label ?? ref.id,
      how,
      at: Date.now(),
      isPinned: known?.isPinned ?? false,
    };
    await this.#write(ref.businessKey, [entry, ...this.#others(ref)]);
  }

  /** Puts records first that one command was run on: several are one entry, which takes no place from single ones. */
  async noteAll(used: readonly UsedRecord[], how: RecordUse): Promise<void> {
    const [first, ...others] = used;
    if (first && others.length === 0) {
      await this.note(first.ref, first.label, how);
      return;
    }
    for (const { key } of this.businesses.list) {
      const records = used.flatMap(({ ref, label }) => {
        if (ref.businessKey !== key || ref.id === "") return [];
        return [{ ref, label: label ?? this.#find(ref)?.label ?? ref.id }];
      });
      if (records.length > 0) await this.#groups.note(key, records, how);
    }
    this.#didChange.fire();
  }

  /** What was used in bulk in a business, newest first. */
  groups(businessKey: string): readonly RecentGroup[] {
    return this.businesses.get(businessKey) ? this.#groups.list(businessKey) : [];
  }

  /** When something of a business was used last, in milliseconds since the epoch; 0 where nothing is remembered. */
  lastUsed(businessKey: string): number {
    return Math.max(0, ...[...this.list(businessKey), ...this.groups(businessKey)].map(({ at }) => at));
  }

  isPinned(ref: RecordRef): boolean {
    return this.#find(ref)?.isPinned ?? false;
  }

  pin(ref: RecordRef): Promise<void> {
    return this.#setPinned(ref, true);
  }

  unpin(ref: RecordRef): Promise<void> {
    return this.#setPinned(ref, false);
  }

  async forget(ref: RecordRef): Promise<void> {
    await this.#groups.forget(ref);
    await this.#write(ref.businessKey, this.#others(ref));
  }

  /** Forgets the records of one business or of all; the pinned ones only where that is asked for. */
  async clear(options: {
    readonly businessKey?: string | undefined;
    readonly pinned: boolean;
  }): Promise<void> {
    const { businessKey, pinned } = options;
    for (const { key } of this.businesses.list) {
      if (businessKey !== undefined && key !== businessKey) continue;
      await this.#groups.clear(key);
      await this.#write(key, pinned ? [] : this.#read(key).filter(({ isPinned }) => isPinned));
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }

  async #setPinned(ref: RecordRef, isPinned: boolean): Promise<void> {
    const entries = this.#read(ref.businessKey);
    const key = recordKey(ref);
    await this.#write(
      ref.businessKey,
      entries.map((entry) => (recordKey(entry.ref) === key ? { ...entry, isPinned } : entry)),
    );
  }

  #find(ref: RecordRef): RecentRecord | undefined {
    return this.#read(ref.businessKey).find((entry) => recordKey(entry.ref) === recordKey(ref));
  }

  #others(ref: RecordRef): RecentRecord[] {
    return this.#read(ref.businessKey).filter((entry) => recordKey(entry.ref) !== recordKey(ref));
  }

  /** Read anew each time: another window may have written meanwhile, and nothing announces that. */
  #read(businessKey: string): RecentRecord[] {
    const stored = this.state.get(stateKey(businessKey));
    if (!Array.isArray(stored)) return [];
    return stored.filter(isStored).map(({ kind, id, label, how, at, isPinned }) => {
      return { ref: { businessKey, kind, id }, label, how, at, isPinned };
    });
  }

  async #write(businessKey: string, entries: readonly RecentRecord[]): Promise<void> {
    let unpinned = 0;
    const kept = entries
      .toSorted((a, b) => b.at - a.at)
      .filter(({ isPinned }) => isPinned || ++unpinned <= MOST)
      .map(({ ref: { kind, id }, label, how, at, isPinned }): Stored => {
        return { kind, id, label, how, at, isPinned };
      });
    await this.state.set(stateKey(businessKey), kept);
    this.#didChange.fire();
  }
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== "object" || value === null) return false;
  const { kind, id, label, how, at, isPinned } = value as Partial<Record<keyof Stored, unknown>>;
  return (
    [kind, id, label].every((text) => typeof text === "string") &&
    isRecordUse(how) &&
    typeof at === "number" &&
    typeof isPinned === "boolean"
  );
}
