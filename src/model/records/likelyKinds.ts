import type { RecordKinds } from "../kinds/recordKinds";
import type { RecentRecords } from "./recentRecords";

export interface LikelyKindsDependencies {
  readonly kinds: Pick<RecordKinds, "of">;
  readonly recent: Pick<RecentRecords, "list">;
}

/** The ids of a business's kinds as what an id of an unknown one may be: those of records used lately, then in the order of the sidebar. */
export function likelyKinds(
  businessKey: string,
  { kinds, recent }: LikelyKindsDependencies,
): readonly string[] {
  const known = kinds.of(businessKey).map(({ id }) => id);
  const used = recent.list(businessKey).map(({ ref }) => ref.kind);
  return [...new Set([...used.filter((kind) => known.includes(kind)), ...known])];
}
