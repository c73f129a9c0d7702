import { inSlices } from "../slices";
import type { SchemaCatalogue } from "./schemaCatalogue";
import type { SchemaEntries, SchemaPartName } from "./schemaEntries";
import type { ReadPart } from "./schemaPart";

/** Another number with every change of the form: a file of another version is read from Kizen anew. */
const VERSION = 2;
const LINE_END = 10;

/** What tells whose a file is. */
export interface SchemaOwner {
  readonly businessKey: string;
  readonly businessId: string;
}

/** A list in a file; of people, nothing is kept. */
type StoredPart = readonly [
  name: string,
  of: string,
  readAt: number,
  isPartial: boolean,
  entries: readonly unknown[],
];

/**
 * What is kept of a schema on disk: names and ids of its parts, and nobody's. Each list is a line of its own, so that
 * writing and reading let other events in between.
 */
export async function writeStoredSchema(catalogue: SchemaCatalogue, owner: SchemaOwner): Promise<Uint8Array> {
  const known = [...catalogue.known()].filter(({ name }) => name !== "team");
  const lines = [lineOf({ version: VERSION, ...owner, parts: known.length })];
  await inSlices(known, ({ name, of, read: { readAt, isPartial, entries } }) => {
    const part: StoredPart = [name, of, readAt, isPartial, entries];
    lines.push(lineOf(part));
  });
  return Buffer.concat(lines);
}

/** Hands the lists of a file to a catalogue. A file that is cut, of another version or another business's is left. */
export async function readStoredSchema(
  content: Uint8Array,
  catalogue: SchemaCatalogue,
  owner: SchemaOwner,
  now: number,
): Promise<void> {
  const parts = await partsIn(content, owner, now);
  await inSlices(parts, ([name, of, read]) => {
    // Each entry was looked at.
    catalogue.restore(name, of, read as ReadPart<SchemaEntries[typeof name]>);
  });
}

type CheckedPart = readonly [name: SchemaPartName, of: string, read: ReadPart<unknown>];

/** All lists of a file, or none where anything in it is not as it was written. */
async function partsIn(content: Uint8Array, owner: SchemaOwner, now: number): Promise<CheckedPart[]> {
  const lines = linesIn(content);
  const header = lines.next();
  const file = header.done === true ? undefined : parsed(header.value);
  if (!isJson(file) || file["version"] !== VERSION) return [];
  if (file["businessKey"] !== owner.businessKey || file["businessId"] !== owner.businessId) return [];
  const parts: CheckedPart[] = [];
  const broken = new AbortController();
  await inSlices(
    lines,
    (line) => {
      const part = partIn(parsed(line), now);
      if (part) parts.push(part);
      else broken.abort();
    },
    broken.signal,
  );
  return !broken.signal.aborted && parts.length === file["parts"] ? parts : [];
}

function partIn(part: unknown, now: number): CheckedPart | undefined {
  if (!Array.isArray(part)) return undefined;
  const [name, of, readAt, isPartial, entries] = part as unknown[];
  const isEntry = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (!isEntry || typeof of !== "string" || typeof isPartial !== "boolean") return undefined;
  // What was read in a time to come was written by a clock that was wrong.
  if (typeof readAt !== "number" || readAt > now) return undefined;
  if (!Array.isArray(entries) || !entries.every(isEntry)) return undefined;
  return [name as SchemaPartName, of, { entries, isPartial, readAt }];
}

function lineOf(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** The lines of a file without their ends, the last one also where its end is missing. */
function* linesIn(content: Uint8Array): Generator<Uint8Array, undefined> {
  for (let start = 0; start < content.length;) {
    const found = content.indexOf(LINE_END, start);
    const end = found < 0 ? content.length : found;
    yield content.subarray(start, end);
    start = end + 1;
  }
}

function parsed(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const texts =
  (...names: readonly string[]): Check =>
  (value) =>
    isJson(value) && names.every((name) => typeof value[name] === "string");
const flags =
  (...names: readonly string[]): Check =>
  (value) =>
    isJson(value) && names.every((name) => typeof value[name] === "boolean");
const all =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.every((check) => check(value));

const isOption = texts("id", "label", "code");
const isRelation = texts("objectId", "objectName", "objectLabel", "type", "cardinality", "fieldId");
const isField = all(
  texts("id", "apiName", "label", "type", "categoryId", "description"),
  flags("isRequired", "isReadOnly", "isHidden", "isDefault"),
  (value) => {
    const { options, relation } = value as { options?: unknown; relation?: unknown };
    return (
      Array.isArray(options) && options.every(isOption) && (relation === undefined || isRelation(relation))
    );
  },
);

const shapes: Readonly<Record<string, Check>> = {
  objects: all(texts("id", "apiName", "label", "singular", "type", "description"), flags("isCustom")),
  fields: isField,
  activityFields: isField,
  categories: texts("id", "label"),
  stages: texts("id", "label", "status"),
  activityTypes: all(texts("id", "apiName", "label"), flags("isEnabled")),
  automations: all(texts("id", "apiName", "label"), flags("isActive")),
  roles: texts("id", "label"),
} satisfies Readonly<Record<Exclude<SchemaPartName, "team">, Check>>;

function isJson(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
