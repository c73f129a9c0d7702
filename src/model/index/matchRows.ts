import type { IndexedRecord, Match, SearchOptions } from "./indexedRecord";

/** Matches every word of the query in the label, the id or the fields. */
export function matchRows(
  records: Iterable<IndexedRecord>,
  query: string,
  { limit, recentIds = [] }: SearchOptions,
): Match[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const recent = new Map(recentIds.map((id, index) => [id, index]));
  const found: { readonly match: Match; readonly used: number }[] = [];
  for (const record of records) {
    const rank = rankOf(record, words);
    if (rank === undefined) continue;
    found.push({ match: { record, rank, highlights: [] }, used: recent.get(record.ref.id) ?? Infinity });
  }
  return found
    .sort((a, b) => a.match.rank - b.match.rank || compare(a.used, b.used))
    .slice(0, limit)
    .map(({ match }) => match);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function rankOf({ ref, label, fields }: IndexedRecord, words: readonly string[]): number | undefined {
  const whole = words.join(" ");
  const name = fold(label);
  if (whole === "") return 3;
  if (name === whole || ref.id.toLowerCase() === whole) return 0;
  if (name.startsWith(whole) || (whole.length >= 4 && ref.id.toLowerCase().startsWith(whole))) return 1;
  const text = [name, ...fields.map(([, value]) => fold(value))].join(" ");
  return words.every((word) => text.includes(word)) ? 2 : undefined;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
