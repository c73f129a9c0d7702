import type { FieldRole, Objects } from "./inference/inference";
import type { NameProblem } from "./namePlace";
import { isUuid } from "../uuid";
import {
  isAlwaysRight,
  isArchivedUnder,
  optionOf,
  type FieldNames,
  type Named,
  type SchemaNames,
} from "./schemaNames";
import { suggestionsIn } from "./suggestions";

/** What is wrong with a name, wherever it stands. */
export type NameFault = Omit<NameProblem, "start" | "end">;

/** The names that are in use and were probably meant; in place of an archived one first those with the same label. */
export function currentNames(all: ReadonlyMap<string, Named>, name: string): readonly string[] {
  return suggestionsIn(all, name, () => {
    const current = [...all.values()].filter(({ isArchived }) => isArchived !== true);
    const archived = [...all.values()].filter(
      ({ apiName, isArchived }) =>
        isArchived === true && (apiName === name || isArchivedUnder(name, apiName)),
    );
    const labels = new Set(archived.map(({ label }) => label));
    return current.map(({ apiName, label }) => ({ name: apiName, label, isMeant: labels.has(label) }));
  });
}

/** Objects that a field may be of, and yet be said to be wrong. */
const MOST_OBJECTS = 3;

/** What another program puts a value in place of. */
const PLACEHOLDER = /\{\{|\{%|<%|[$%#]\{|%\(|^\{.*\}$|^[$%@:]\w/;

/** Several options in one text, as a field with many of them is written. */
function areOptions(field: FieldNames, said: string): boolean {
  const parts = said.split(/[,;|]/);
  return parts.length > 1 && parts.every((part) => optionOf(field, part.trim()) !== undefined);
}

/** Why a field of no candidate is wrong; undefined where nobody can be sure. */
export function fieldProblem(
  schema: SchemaNames,
  name: string,
  { groups }: Objects,
  { isEveryday, isOnlyNear }: Pick<FieldRole, "isEveryday" | "isOnlyNear">,
): NameFault | undefined {
  const [nearest] = groups;
  if (isOnlyNear === true && nearest?.nearness !== "call") return undefined;
  if (!nearest || nearest.isOpen || nearest.isGuess === true || isAlwaysRight(name)) return undefined;
  // Beside a related object, a field may be of either: what none of them has is wrong all the same.
  if (nearest.names.length > (nearest.nearness === "call" ? MOST_OBJECTS : 1)) return undefined;
  const faults: NameFault[] = [];
  for (const objectName of nearest.names) {
    const object = schema.objects.get(objectName);
    if (object?.hasAllFields !== true || object.isArchived === true) return undefined;
    const isArchived = [...object.fields.keys()].some((apiName) => isArchivedUnder(name, apiName));
    const suggestions = currentNames(object.fields, name);
    const kind = isArchived ? "archived" : "unknown";
    faults.push({ kind, object: objectName, field: undefined, suggestions });
  }
  const best =
    faults.find(({ kind }) => kind === "archived") ??
    faults.find(({ suggestions }) => suggestions.length > 0);
  const isSure = nearest.nearness === "call" && !isEveryday && nearest.isOuter !== true;
  return best ?? (isSure && faults.length === 1 ? faults[0] : undefined);
}

export function optionProblem(
  schema: SchemaNames,
  said: string,
  [objectName, fieldName]: readonly [object: string, field: string],
  needsSuggestion: boolean,
): NameFault | undefined {
  const object = schema.objects.get(objectName);
  const field = object?.fields.get(fieldName);
  if (object?.hasAllFields !== true || !field || said === "" || isUuid(said)) return undefined;
  if (PLACEHOLDER.test(said) || areOptions(field, said)) return undefined;
  // Tags are made by writing them, and time zones have names of their own.
  if (/tags|timezone|relationship|selector/.test(field.type)) return undefined;
  const suggestions = suggestionsIn(field, said, () => field.options.map(({ label }) => ({ name: label })));
  if (needsSuggestion && suggestions.length === 0) return undefined;
  return { kind: "unknown", object: objectName, field: fieldName, suggestions };
}
