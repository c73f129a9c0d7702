import type { NamePlace } from "./namePlace";
import type { FieldNames, SchemaNames } from "./schemaNames";

/** Names offered at most: nobody scrolls through more, and VS Code filters what it has. */
const MOST = 2000;

/** A name that may stand at a place. */
export interface NameCandidate {
  /** What the string is to say; text of a server. */
  readonly name: string;
  /** What people read; text of a server. */
  readonly label: string;
  /** Its object and type; text of a server. */
  readonly detail: string;
}

/** What may stand at a place, best first: fields of the objects around it, else of all. */
export function nameCandidates(place: NamePlace, schema: SchemaNames): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (const candidate of candidatesFor(place, schema)) {
    found.push(candidate);
    if (found.length === MOST) break;
  }
  return found;
}

function* candidatesFor({ kind, objects, fields }: NamePlace, schema: SchemaNames): Generator<NameCandidate> {
  if (kind === "object" || kind === "activity") {
    const all = kind === "object" ? schema.objects : schema.activities;
    for (const { apiName, label, isArchived } of all.values())
      if (isArchived !== true) yield { name: apiName, label, detail: "" };
  } else if (kind === "option") {
    for (const [object, name] of fields) {
      const field = schema.objects.get(object)?.fields.get(name);
      for (const { label } of field?.options ?? [])
        yield { name: label, label: field?.label ?? "", detail: schema.objects.get(object)?.label ?? "" };
    }
  } else {
    const seen = new Set<string>();
    for (const object of objects.length > 0 ? objects : schema.objects.keys())
      for (const field of schema.objects.get(object)?.fields.values() ?? [])
        if (field.isArchived !== true && !seen.has(field.apiName)) {
          seen.add(field.apiName);
          yield candidateOf(field, schema.objects.get(object)?.label ?? object);
        }
  }
}

function candidateOf({ apiName, label, type }: FieldNames, object: string): NameCandidate {
  return { name: apiName, label, detail: `${object} · ${type}` };
}
