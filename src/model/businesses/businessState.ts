import { createHash } from "node:crypto";
import { BUSINESS_FIELDS, type Business } from "./business";

/** A business, and when each of its values was given. */
export interface BusinessEntry {
  readonly business: Business;
  /** The revision in which it was added; businesses are shown in this order. */
  readonly added: number;
  /** The revision in which a value was given last, by the value's name; those that came with the business are left out. */
  readonly given: Readonly<Record<string, number>>;
}

/**
 * What the windows of an installation know together. VS Code shares the value that was written last and loses the other,
 * so each change says when it was made: two states can be joined, in any order, and nothing of either is lost.
 */
export interface BusinessState {
  /** Counts the changes; two windows may come to the same number with different ones. */
  readonly revision: number;
  /** Which business was made active last, in whatever window: a new window begins with it. */
  readonly lastActive: { readonly key: string; readonly at: number } | undefined;
  /** In the order in which they were added. */
  readonly entries: readonly BusinessEntry[];
  /**
   * The revisions in which businesses were removed, by the digests of their keys: without them, a window that has not
   * heard of it would bring a business back. Nothing else is kept of what was removed.
   */
  readonly removed: Readonly<Record<string, number>>;
}

/** Removals that are remembered: many more than happen while a window does not hear of the others. */
const REMOVALS = 100;
const DIGEST_CHARACTERS = 16;

export const NO_BUSINESSES: BusinessState = { revision: 0, lastActive: undefined, entries: [], removed: {} };

/** All that either state knows; of a value that both changed, the later change. */
export function joinBusinessStates(a: BusinessState, b: BusinessState): BusinessState {
  const removed = newestRemovals(a.removed, b.removed);
  const entries = new Map<string, BusinessEntry>();
  for (const entry of [...a.entries, ...b.entries]) {
    const { key } = entry.business;
    if (removed[digestOf(key)] !== undefined) continue;
    entries.set(key, joinEntries(entries.get(key) ?? entry, entry));
  }
  const byAge = [...entries.values()].sort(
    (one, other) => one.added - other.added || compareTexts(one.business.key, other.business.key),
  );
  const [lastActive] = [a.lastActive, b.lastActive]
    .flatMap((one) => (one && removed[digestOf(one.key)] === undefined ? [one] : []))
    .sort((one, other) => other.at - one.at || compareTexts(one.key, other.key));
  return { revision: Math.max(a.revision, b.revision), lastActive, entries: byAge, removed };
}

/** The state with one more business, which is the one that was made active last. */
export function withBusiness(state: BusinessState, business: Business): BusinessState {
  const revision = state.revision + 1;
  const entry: BusinessEntry = { business, added: revision, given: {} };
  return joinBusinessStates(
    { ...state, revision, lastActive: { key: business.key, at: revision } },
    { ...NO_BUSINESSES, entries: [entry] },
  );
}

/** The state with other values of a business; the same state where it is not there. */
export function withChange(state: BusinessState, key: string, change: Partial<Business>): BusinessState {
  const revision = state.revision + 1;
  const given = Object.fromEntries(Object.keys(change).map((field) => [field, revision]));
  const entries = state.entries.map((entry) =>
    entry.business.key === key
      ? { ...entry, business: { ...entry.business, ...change }, given: { ...entry.given, ...given } }
      : entry,
  );
  return joinBusinessStates({ ...state, revision, entries }, NO_BUSINESSES);
}

export function withLastActive(state: BusinessState, key: string): BusinessState {
  const revision = state.revision + 1;
  return joinBusinessStates({ ...state, revision, lastActive: { key, at: revision } }, NO_BUSINESSES);
}

export function withoutBusiness(state: BusinessState, key: string): BusinessState {
  const revision = state.revision + 1;
  return joinBusinessStates(
    { ...state, revision },
    { ...NO_BUSINESSES, removed: { [digestOf(key)]: revision } },
  );
}

function joinEntries(a: BusinessEntry, b: BusinessEntry): BusinessEntry {
  const values: Partial<Record<keyof Business, unknown>> = {};
  const given: Record<string, number> = {};
  for (const field of BUSINESS_FIELDS) {
    const one: Given = { at: a.given[field] ?? 0, value: a.business[field] };
    const other: Given = { at: b.given[field] ?? 0, value: b.business[field] };
    const { value, at } = isLater(one, other) ? one : other;
    if (value !== undefined) values[field] = value;
    if (at > 0) given[field] = at;
  }
  // Each of the two is whole, and so is what is chosen from them.
  return { business: values as unknown as Business, added: Math.min(a.added, b.added), given };
}

interface Given {
  readonly at: number;
  readonly value: unknown;
}

function isLater(one: Given, other: Given): boolean {
  if (one.at !== other.at) return one.at > other.at;
  return compareTexts(JSON.stringify([one.value]), JSON.stringify([other.value])) > 0;
}

function newestRemovals(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const newest = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .map((digest) => [digest, Math.max(a[digest] ?? 0, b[digest] ?? 0)] as const)
    .sort(([one, at], [other, otherAt]) => otherAt - at || compareTexts(one, other));
  return Object.fromEntries(newest.slice(0, REMOVALS));
}

/** Says which key it was to whoever has the key, and nothing to anyone else. */
function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, DIGEST_CHARACTERS);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
