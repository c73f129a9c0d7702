import type { RecordIndexes } from "../index/recordIndexes";
import type { Lists } from "../collections/lists";
import type { RecordCache } from "./recordCache";
import { recordKind } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

/** Name and value of a field. */
export type Fact = readonly [name: string, value: string];

/** What tells a record from others, as far as it is known without asking. */
export function recordFacts(
  ref: RecordRef,
  sources: {
    readonly records: Pick<RecordCache, "peek">;
    readonly lists: Pick<Lists, "find">;
    readonly indexes: Pick<RecordIndexes, "of">;
  },
): readonly Fact[] {
  const row = sources.lists.find(ref)?.row;
  if (row) return row.facts;
  const text = sources.records.peek(ref)?.text;
  const kind = recordKind(ref.kind);
  if (!kind) return [];
  if (text === undefined) return sources.indexes.of(ref.businessKey, ref.kind).get(ref.id)?.fields ?? [];
  // What the client handed out was parsed before, so it is an object.
  const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return kind.summarize({ id: ref.id, text, value }).facts;
}
