import { cleanCredential } from "../../kizen";
import { BUSINESS_FIELDS, type Business } from "./business";
import { joinBusinessStates, NO_BUSINESSES, type BusinessEntry, type BusinessState } from "./businessState";

/** What a stored value has to be; undefined where it is something else. */
const checks: { readonly [Field in keyof Business]-?: (value: unknown) => Business[Field] | undefined } = {
  key: (value) => textIn(value) || undefined,
  name: textIn,
  baseUrl: textIn,
  userId: idIn,
  businessId: idIn,
  isSample: flagIn,
  isProduction: flagIn,
};
/** A number beyond was not counted by anyone, and from it nothing could be counted on. */
const MOST_REVISIONS = 2 ** 40;
const NEEDED: readonly (keyof Business)[] = ["key", "name", "baseUrl", "userId", "businessId", "isSample"];

/** State may have been written by another version or by hand: what does not fit is left out, and the rest is whole. */
export function parseBusinessState(stored: unknown): BusinessState {
  const { revision, active, activeAt, list, removed } = recordIn(stored);
  const entries = new Map<string, BusinessEntry>();
  for (const [index, value] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
    const entry = entryIn(value, index);
    if (entry && !entries.has(entry.business.key)) entries.set(entry.business.key, entry);
  }
  return joinBusinessStates(NO_BUSINESSES, {
    revision: revisionIn(revision) ?? 0,
    lastActive: typeof active === "string" ? { key: active, at: revisionIn(activeAt) ?? 0 } : undefined,
    entries: [...entries.values()],
    removed: revisionsIn(removed),
  });
}

/** Whether two states say the same. */
export function isSameState(a: BusinessState, b: BusinessState): boolean {
  return JSON.stringify(storedBusinessState(a)) === JSON.stringify(storedBusinessState(b));
}

/** The state as JSON can hold it. */
export function storedBusinessState({ revision, lastActive, entries, removed }: BusinessState): unknown {
  return {
    revision,
    active: lastActive?.key,
    activeAt: lastActive?.at,
    list: entries.map(({ business, added, given }) => ({ ...business, added, given })),
    removed,
  };
}

function entryIn(value: unknown, index: number): BusinessEntry | undefined {
  const stored = recordIn(value);
  const values = Object.fromEntries(BUSINESS_FIELDS.map((field) => [field, checks[field](stored[field])]));
  if (NEEDED.some((field) => values[field] === undefined)) return undefined;
  const business = values as unknown as Business;
  return { business, added: revisionIn(stored.added) ?? index, given: revisionsIn(stored.given) };
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}

function revisionsIn(value: unknown): Record<string, number> {
  const entries = Object.entries(recordIn(value)).filter(([, at]) => revisionIn(at) !== undefined);
  return Object.fromEntries(entries) as Record<string, number>;
}

function revisionIn(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < MOST_REVISIONS
    ? (value as number)
    : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Ids that were stored as they were pasted match no pin and no answer. */
function idIn(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const cleaned = cleanCredential(value);
  return "value" in cleaned ? cleaned.value : value;
}

function flagIn(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}
