/** The languages whose strings are looked at for names, by the editor's names for them. */
const NAMED_LANGUAGES = [
  "python",
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
  "json",
  "jsonc",
  "jsonl",
  "yaml",
] as const;

export type NamedLanguage = (typeof NAMED_LANGUAGES)[number];

export function isNamedLanguage(languageId: string): languageId is NamedLanguage {
  return NAMED_LANGUAGES.some((one) => one === languageId);
}

const languagesOfFiles: Readonly<Record<string, NamedLanguage>> = {
  py: "python",
  pyi: "python",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "javascriptreact",
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "typescriptreact",
  json: "json",
  jsonc: "jsonc",
  jsonl: "jsonl",
  ndjson: "jsonl",
  yaml: "yaml",
  yml: "yaml",
};

/** The language of a file that is not open, by how its path ends. */
export function namedLanguageOf(path: string): NamedLanguage | undefined {
  return languagesOfFiles[/\.(\w+)$/.exec(path.toLowerCase())?.[1] ?? ""];
}
