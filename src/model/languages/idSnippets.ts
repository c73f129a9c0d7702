import { commentSyntax, inlineComment, trailingComment } from "./comments";
import { idLiteral } from "./idLiteral";

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

/** How a language writes a list of values, and a map from names to values, with what stands around each name. */
interface Collections {
  readonly list: readonly [open: string, close: string];
  readonly map?: readonly [open: string, between: string, close: string, key?: readonly [string, string]];
}

const JSON_LIKE: Collections = { list: ["[", "]"], map: ["{", ": ", "}"] };

/** By VS Code's language ids; what is left out has no notation of its own, and gets lines. */
const collections: Readonly<Record<string, Collections>> = {
  json: JSON_LIKE,
  jsonc: JSON_LIKE,
  json5: JSON_LIKE,
  javascript: JSON_LIKE,
  javascriptreact: JSON_LIKE,
  typescript: JSON_LIKE,
  typescriptreact: JSON_LIKE,
  python: JSON_LIKE,
  dart: JSON_LIKE,
  go: { list: ["[]string{", "}"], map: ["map[string]string{", ": ", "}"] },
  java: { list: ["List.of(", ")"] },
  apex: { list: ["new List<String>{ ", " }"], map: ["new Map<String, String>{", " => ", "}"] },
  kotlin: { list: ["listOf(", ")"], map: ["mapOf(", " to ", ")"] },
  scala: { list: ["List(", ")"], map: ["Map(", " -> ", ")"] },
  groovy: { list: ["[", "]"], map: ["[", ": ", "]"] },
  swift: { list: ["[", "]"], map: ["[", ": ", "]"] },
  csharp: {
    list: ["new[] { ", " }"],
    map: ["new Dictionary<string, string> {", " = ", "}", ["[", "]"]],
  },
  rust: { list: ["[", "]"] },
  php: { list: ["[", "]"], map: ["[", " => ", "]"] },
  ruby: { list: ["[", "]"], map: ["{", " => ", "}"] },
  elixir: { list: ["[", "]"], map: ["%{", " => ", "}"] },
  lua: { list: ["{", "}"], map: ["{", " = ", "}", ["[", "]"]] },
  r: { list: ["c(", ")"], map: ["c(", " = ", ")"] },
  c: { list: ["{", "}"] },
  cpp: { list: ["{", "}"] },
  sql: { list: ["(", ")"] },
  toml: { list: ["[", "]"] },
  terraform: { list: ["[", "]"], map: ["{", " = ", "}"] },
  hcl: { list: ["[", "]"], map: ["{", " = ", "}"] },
  yaml: { list: ["- ", ""] },
};

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
  const syntax = commentSyntax(languageId);
  if (!syntax) return undefined;
  if (ids.length === 1) {
    const [label = ""] = records.map((record) => record.label);
    const comment = isLineEnd ? trailingComment(languageId, label) : inlineComment(languageId, label);
    return comment === undefined ? undefined : `${ids[0] ?? ""} ${comment}`;
  }
  if (!isLineEnd && syntax.line !== undefined) return undefined;
  const separator = languageId === "yaml" ? "" : ",";
  return ids
    .map((id, index) => {
      const comment = trailingComment(languageId, records[index]?.label ?? "") ?? "";
      const isLast = index === ids.length - 1;
      return `${languageId === "yaml" ? "- " : ""}${id}${isLast ? "" : separator} ${comment}`;
    })
    .join("\n");
}

function arrayOf(languageId: string, ids: readonly string[]): string | undefined {
  if (languageId === "yaml") return ids.map((id) => `- ${id}`).join("\n");
  const notation = collectionsOf(languageId)?.list;
  return notation && `${notation[0]}${ids.join(", ")}${notation[1]}`;
}

function mapOf(
  languageId: string,
  records: readonly NamedId[],
  literal: (text: string) => string,
): string | undefined {
  const named = withDistinctNames(records);
  // Names in YAML may hold whatever YAML means something by; double quotes are JSON's there, too.
  if (languageId === "yaml") {
    return named.map(({ id, label }) => `${idLiteral("json", label)}: ${id}`).join("\n");
  }
  const notation = collectionsOf(languageId)?.map;
  if (!notation) return undefined;
  const [open, between, close, [before, behind] = ["", ""]] = notation;
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

function collectionsOf(languageId: string): Collections | undefined {
  return Object.hasOwn(collections, languageId) ? collections[languageId] : undefined;
}
