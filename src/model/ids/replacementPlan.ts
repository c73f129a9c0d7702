import { nameKey } from "../kinds/sameName";
import { scanIds, type FoundId } from "./scanIds";
import type { KnownId } from "./knownIds";
import type { LocatedThing } from "../schema/locatedThing";
import type { RecordRef } from "../recordRef";

/** A record of either business, as far as it matters for finding its like in the other. */
export interface NamedRecord {
  readonly ref: RecordRef;
  readonly label: string;
}

/** What is known of an id of the business that a text was written for. */
export type Known = Pick<KnownId, "what" | "label" | "ref" | "found">;

/** Why an id was left as it stands. */
export type LeftReason = "ambiguous" | "missing" | "notRecord";

export interface ReplacementPlan {
  readonly replaced: readonly (FoundId & { readonly to: string; readonly label: string })[];
  readonly left: readonly (FoundId & { readonly reason: LeftReason; readonly label: string })[];
}

export interface ReplacementSides {
  /** What an id is in the business that the text was written for; undefined where it is nothing there. */
  readonly from: (id: string) => Known | undefined;
  /** All records of a kind in that business, as far as they are known. */
  readonly siblings: (kind: string) => Iterable<NamedRecord>;
  /** All records of a kind in the other business. */
  readonly to: (kind: string) => Iterable<NamedRecord>;
  /** What a thing of that business's schema is in the other one: several where labels are equal. */
  readonly likeThings: (found: LocatedThing) => readonly { readonly info: { readonly id: string } }[];
  /** The other business's own id, which stands for the business itself. */
  readonly businessId: string;
}

/**
 * Finds for each id of one business the id of the record with the same name and kind in another, and of what the schema
 * names the id of what has the same API name there, or the same label. A name that several have decides nothing.
 */
export function planReplacements(text: string, sides: ReplacementSides): ReplacementPlan {
  const replaced: (FoundId & { to: string; label: string })[] = [];
  const left: (FoundId & { reason: LeftReason; label: string })[] = [];
  const [here, there] = [namesIn(sides.siblings), namesIn(sides.to)];
  for (const found of scanIds(text)) {
    const known = sides.from(found.id);
    if (!known) continue;
    const { label, ref, what } = known;
    if (known.found) {
      const [like, ...others] = sides.likeThings(known.found);
      if (!like) left.push({ ...found, label, reason: "missing" });
      else if (others.length > 0) left.push({ ...found, label, reason: "ambiguous" });
      else replaced.push({ ...found, to: like.info.id, label });
      continue;
    }
    if (what === "business") {
      replaced.push({ ...found, to: sides.businessId, label });
      continue;
    }
    if (!ref) {
      left.push({ ...found, label, reason: "notRecord" });
      continue;
    }
    const like = there(ref.kind).get(nameKey(label)) ?? new Set<string>();
    const [to] = like;
    // The record itself may be known although its business was never read as a whole.
    const same = new Set(here(ref.kind).get(nameKey(label))).add(ref.id);
    if (to === undefined) left.push({ ...found, label, reason: "missing" });
    else if (like.size > 1 || same.size > 1) left.push({ ...found, label, reason: "ambiguous" });
    else replaced.push({ ...found, to, label });
  }
  return { replaced, left };
}

/** How many replacements of a plan stand in the text that became of its own: a person may have left some out. */
export function countReplaced({ replaced }: Pick<ReplacementPlan, "replaced">, text: string): number {
  let count = 0;
  let shift = 0;
  for (const { start, end, to } of replaced) {
    if (!text.startsWith(to, start + shift)) continue;
    count++;
    shift += to.length - (end - start);
  }
  return count;
}

/** The ids by name, gathered for a kind when it is first asked for. */
function namesIn(records: (kind: string) => Iterable<NamedRecord>) {
  const kinds = new Map<string, Map<string, Set<string>>>();
  return (kind: string): ReadonlyMap<string, ReadonlySet<string>> => {
    const known = kinds.get(kind);
    if (known) return known;
    const names = new Map<string, Set<string>>();
    for (const { ref, label } of records(kind)) {
      const ids = names.get(nameKey(label)) ?? new Set();
      names.set(nameKey(label), ids.add(ref.id));
    }
    kinds.set(kind, names);
    return names;
  };
}
