import { inlineComment, trailingComment } from "./comments";
import { idLiteral } from "./idLiteral";
import { languageOf } from "./languages";

/** A record whose id is brought into code. */
export interface NamedId {
  readonly id: string;
  readonly label: string;
}

/** How ids can be written into code. */
export type SnippetShape = "id" | "commented" | "array" | "map";

/** Where it is written: in code, or within a string or comment, where nothing but the bare id makes sense. */
export interface SnippetPlace {
  readonly languageId: string;
  readonly isCode: boolean;
  /** Whether nothing but space follows on the line, so that a comment may reach to its end. */
  readonly isLineEnd: boolean;
  readonly usualQuote?: '"' | "'" | undefined;
}

/** The text of each shape that makes sense at a place, in the order in which they are offered. Never empty. */
export function idSnippets(
  records: readonly NamedId[],
  place: SnippetPlace,
): readonly { readonly shape: SnippetShape; readonly text: string }[] {
  const { languageId, isCode } = place;
  const literal = (text: string) => (isCode ? idLiteral(languageId, text, place.usualQuote) : text);
  const ids = records.map(({ id }) => literal(id));
  const plain = { shape: "id", text: ids.join(isCode ? ", " : "\n") } as const;
  if (!isCode) return [plain];
  const options = [
    { shape: "commented", text: commented(records, ids, place) },
    { shape: "array", text: arrayOf(languageId, ids) },
    { shape: "map", text: mapOf(languageId, records, literal) },
  ] as const;
  return [plain, ...options.flatMap(({ shape, text }) => (text === undefined ? [] : [{ shape, text }]))];
}

/** One id with its name on the same line, or lines of them. */
function commented(
  records: readonly NamedId[],
  ids: readonly string[],
  { languageId, isLineEnd }: SnippetPlace,
): string | undefined {
  const { comments, collections } = languageOf(languageId) ?? {};
  if (!comments) return undefined;
  if (ids.length === 1) {
    const [label = ""] = records.map((record) => record.label);
    const comment = isLineEnd ? trailingComment(languageId, label) : inlineComment(languageId, label);
    return comment === undefined ? undefined : `${ids[0] ?? ""} ${comment}`;
  }
  if (!isLineEnd && comments.line !== undefined) return undefined;
  const [begin, separator] = collections === "lines" ? ["- ", ""] : ["", ","];
  return ids
    .map((id, index) => {
      const comment = trailingComment(languageId, records[index]?.label ?? "") ?? "";
      const isLast = index === ids.length - 1;
      return `${begin}${id}${isLast ? "" : separator} ${comment}`;
    })
    .join("\n");
}

function arrayOf(languageId: string, ids: readonly string[]): string | undefined {
  const collections = languageOf(languageId)?.collections;
  if (!collections) return undefined;
  if (collections === "lines") return ids.map((id) => `- ${id}`).join("\n");
  const [open, close] = collections.list;
  return `${open}${ids.join(", ")}${close}`;
}

function mapOf(
  languageId: string,
  records: readonly NamedId[],
  literal: (text: string) => string,
): string | undefined {
  const named = withDistinctNames(records);
  const collections = languageOf(languageId)?.collections;
  if (collections === "lines") {
    // Names in YAML may hold whatever YAML means something by; double quotes are JSON's there, too.
    return named.map(({ id, label }) => `${idLiteral("json", label)}: ${id}`).join("\n");
  }
  if (!collections?.map) return undefined;
  const [open, between, close, [before, behind] = ["", ""]] = collections.map;
  const rows = named.map(({ id, label }) => `${before}${literal(label)}${behind}${between}${literal(id)}`);
  return rows.length === 1 ? `${open} ${rows.join()} ${close}` : `${open}\n\t${rows.join(",\n\t")}\n${close}`;
}

/**
 * The records with names to be keys of a map: in one line, because few languages may have a control character in a
 * string, and each once, because equal keys are an error in some languages and lose an id in the others.
 */
function withDistinctNames(records: readonly NamedId[]): NamedId[] {
  const names = records.map(({ label }) => label.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, " "));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return records.map(({ id }, index) => {
    const name = names[index] ?? "";
    return { id, label: counts.get(name) === 1 ? name : `${name} (${id})` };
  });
}
