import type { Page } from "../../kizen";
import { mentionsOf, type Mention } from "../kinds/mentions";
import type { SummaryFields } from "../kinds/recordKind";
import { identify } from "../kinds/summarize";
import { toRow, type IndexRow } from "./recordRows";

/** What an index and the known ids keep of a page. Plain data, which passes from one thread to another. */
export interface PageDigest {
  readonly number: number;
  readonly count: number | undefined;
  readonly hasNext: boolean;
  readonly rows: readonly IndexRow[];
  /** What the records speak of, each id once. */
  readonly mentions: readonly Mention[];
}

export function digestPage({ number, count, hasNext, records }: Page, summary: SummaryFields): PageDigest {
  const mentions = new Map<string, Mention>();
  const rows = records.map((record) => {
    for (const mention of mentionsOf(record, (id) => mentions.has(id))) mentions.set(mention.id, mention);
    return toRow(identify(record, summary));
  });
  return { number, count, hasNext, rows, mentions: [...mentions.values()] };
}
