import type { Business, Businesses } from "../businesses/businesses";
import { idsInSteps, isMeaningless, type FoundId } from "./scanIds";
import type { RecordIndexes } from "../index/recordIndexes";
import type { KnownId, KnownIds } from "./knownIds";
import { isPinnedTo, type Pin } from "../businesses/pins";

/**
 * Something that is probably wrong with an id: it belongs to another business than the folder is pinned to, the pinned
 * business was asked and does not know it, or the record was there and is not any more.
 */
export type IdWarning = FoundId &
  (
    | { readonly kind: "foreign" | "gone"; readonly known: KnownId; readonly business: Business }
    | { readonly kind: "unknown"; readonly business: Business }
  );

/** Most ids of a file are of another business: what is wrong is the file, and it is said once. */
export interface FileWarning {
  readonly kind: "foreignFile";
  readonly business: Business;
  /** How many ids there are of it. */
  readonly count: number;
  /** Where the first of them stands. */
  readonly start: number;
  readonly end: number;
}

/** Ids of another business beyond which a file has one warning in place of one for each. */
const MOST_FOREIGN = 10;

export interface IdWarningsDependencies {
  readonly businesses: Pick<Businesses, "list" | "get">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  /** Whether the business was asked for the id lately and answered that it has no such record. */
  readonly isUnknownTo: (businessKey: string, id: string) => boolean;
  /** Whether something newer than what is known of a record says that it is not there any more. */
  readonly isGone: (known: KnownId) => boolean;
}

/** Ids that are judged in one step. */
const RUN = 50;

/** What is wrong with the ids of a text, from what is known already and in short steps: nobody is asked. */
export function* idWarnings(
  text: string,
  pin: Pin | undefined,
  ignored: ReadonlySet<string>,
  dependencies: IdWarningsDependencies,
): Generator<undefined, IdWarning[]> {
  const warnings: IdWarning[] = [];
  const judged = new Map<string, Verdict | undefined>();
  let count = 0;
  for (const found of idsInSteps(text)) {
    if (!found || ++count % RUN === 0) yield;
    if (!found || isMeaningless(found.id) || ignored.has(found.id)) continue;
    const { id } = found;
    if (!judged.has(id)) judged.set(id, judge(id, pin, dependencies));
    const verdict = judged.get(id);
    if (verdict) warnings.push({ ...found, ...verdict });
  }
  return warnings;
}

/** The same warnings, those of a file full of another business's ids put together. */
export function gatherForeign(warnings: readonly IdWarning[]): (IdWarning | FileWarning)[] {
  const counts = new Map<string, number>();
  for (const { kind, business } of warnings)
    if (kind === "foreign") counts.set(business.key, (counts.get(business.key) ?? 0) + 1);
  const said = new Set<string>();
  return warnings.flatMap((found): (IdWarning | FileWarning)[] => {
    const { kind, business, start, end } = found;
    const count = counts.get(business.key) ?? 0;
    if (kind !== "foreign" || count <= MOST_FOREIGN) return [found];
    if (said.has(business.key)) return [];
    said.add(business.key);
    return [{ kind: "foreignFile", business, count, start, end }];
  });
}

type Verdict =
  | { readonly kind: "foreign" | "gone"; readonly known: KnownId; readonly business: Business }
  | { readonly kind: "unknown"; readonly business: Business };

function judge(
  id: string,
  pin: Pin | undefined,
  { businesses, knownIds, isUnknownTo, isGone }: IdWarningsDependencies,
): Verdict | undefined {
  // A user sees several businesses under one id: that it is known here says nothing about where it belongs.
  const known = knownIds.lookup(id).filter(({ what }) => what !== "user");
  const expected = pin
    ? known.filter(({ businessKey }) => {
        const business = businesses.get(businessKey);
        return business !== undefined && isPinnedTo(pin, business);
      })
    : known;
  const [foreign] = known;
  if (pin && foreign && expected.length === 0) {
    const business = businesses.get(foreign.businessKey);
    return business && { kind: "foreign", known: foreign, business };
  }
  const [gone] = expected;
  if (gone) {
    const business = businesses.get(gone.businessKey);
    return business && expected.every(isGone) ? { kind: "gone", known: gone, business } : undefined;
  }
  const pinned = pin ? businesses.list.filter((business) => isPinnedTo(pin, business)) : [];
  const unknownTo = knownIds.lookup(id).length === 0 && pinned.find(({ key }) => isUnknownTo(key, id));
  return unknownTo ? { kind: "unknown", business: unknownTo } : undefined;
}

export interface GoneDependencies {
  readonly indexes: Pick<RecordIndexes, "of">;
}

/**
 * Tells that a record is gone: the whole list of its kind was read after the record was last seen, and it was not there.
 * Kizen says so without a request of our own, and "not found" for one record may only mean that single ones are not offered.
 */
export function createIsGone({ indexes }: GoneDependencies): IdWarningsDependencies["isGone"] {
  return ({ ref, knownSince }) => {
    if (!ref) return false;
    const index = indexes.of(ref);
    const { isComplete, readAt = 0, earlyEnd } = index.state;
    return isComplete && earlyEnd === undefined && readAt > knownSince && index.get(ref.id) === undefined;
  };
}
