import { cLanguages } from "./families/c";
import { dataLanguages } from "./families/data";
import { documentLanguages } from "./families/documents";
import { javaScripts } from "./families/javaScript";
import { scriptLanguages } from "./families/scripts";
import { shells } from "./families/shells";
import { sqlDialects } from "./families/sql";
import { virtualMachineLanguages } from "./families/virtualMachines";
import type { Language } from "./language";

/**
 * Every language of which something is known: nowhere else does one have a name. Dockerfiles and makefiles are left out:
 * behind a value, what looks like a comment there is a part of it.
 */
export const allLanguages: readonly Language[] = [
  ...javaScripts,
  ...dataLanguages,
  ...scriptLanguages,
  ...shells,
  ...cLanguages,
  ...virtualMachineLanguages,
  ...sqlDialects,
  ...documentLanguages,
];

const byId: ReadonlyMap<string, Language> = new Map(allLanguages.map((language) => [language.id, language]));
const byExtension: ReadonlyMap<string, Language> = new Map(
  allLanguages.flatMap((language) =>
    (language.extensions ?? []).map((extension) => [extension, language] as const),
  ),
);

/** What is known of a language, by VS Code's name for it. */
export function languageOf(languageId: string): Language | undefined {
  return byId.get(languageId);
}

/** The language of a file that is not open, by how its path ends. */
export function languageOfPath(path: string): Language | undefined {
  return byExtension.get(/\.(\w+)$/.exec(path.toLowerCase())?.[1] ?? "");
}
