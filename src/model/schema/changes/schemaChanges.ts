import { isDeepStrictEqual } from "node:util";
import { inSlices } from "../../slices";
import { ownersOf } from "../foundThing";
import type { SchemaCatalogue } from "../schemaCatalogue";
import type { SchemaPartName, SchemaPartRef } from "../schemaEntries";
import type { ReadPart } from "../schemaPart";
import type { SchemaThing } from "../schemaThing";
import { thingSections, type ThingSection } from "../thingSections";

/** Every list of a schema that was known at one moment, by name and owner. */
export type SchemaState = ReadonlyMap<string, SchemaPartRef & { readonly read: ReadPart<unknown> }>;

/** `gone` may mean that it was deleted, or that the user may not see it any more. */
export type HowChanged = "added" | "gone" | "renamed" | "changed";

interface ThingChange {
  readonly how: HowChanged;
  readonly what: SchemaThing["what"];
}

/** One list that is not as it was. */
export interface ListChanges {
  readonly ref: SchemaPartRef;
  /** Whose the list is, in words; "" where it is the business's own. */
  readonly owner: string;
  readonly changes: readonly ThingChange[];
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

/** What is not as it was when a schema was last read. */
export interface SchemaChanges {
  /** Milliseconds since the epoch: when the oldest of the lists that changed was read before. */
  readonly since: number;
  readonly lists: readonly ListChanges[];
}

/** All that a catalogue knows now. Of people, nothing is compared: nothing is kept of them. */
export function stateOf(catalogue: Pick<SchemaCatalogue, "known">): SchemaState {
  const known = [...catalogue.known()].filter(({ name }) => name !== "team");
  return new Map(known.map((part) => [`${part.name}/${part.of}`, part]));
}

/**
 * What is not as it was. Lists that were not whole, then or now, tell nothing: what is missing there may only not have
 * been read. Other events are let in meanwhile.
 */
export async function changesSince(
  before: SchemaState,
  now: SchemaState,
  catalogue: SchemaCatalogue,
): Promise<SchemaChanges | undefined> {
  const lists: ListChanges[] = [];
  let since = Infinity;
  await inSlices(now, ([key, { name, of, read: after }]) => {
    const earlier = before.get(key)?.read;
    if (!earlier || earlier.isPartial || after.isPartial) return;
    if (earlier.entries === after.entries || isDeepStrictEqual(earlier.entries, after.entries)) return;
    const changes = thingSections
      .filter(({ parts }) => parts.includes(name))
      .flatMap((section) => changesOf(section, of, earlier.entries, after.entries));
    if (changes.length === 0) return;
    const ref = { name, of };
    const owner = ownersOf({ part: ref, field: undefined }, catalogue).join(" ");
    lists.push({ ref, owner, changes, before: earlier.entries, after: after.entries });
    since = Math.min(since, earlier.readAt);
  });
  return lists.length === 0 ? undefined : { since, lists: lists.toSorted(inOrder) };
}

function changesOf(
  section: ThingSection,
  of: string,
  before: readonly unknown[],
  after: readonly unknown[],
): ThingChange[] {
  const [was, is] = [thingsIn(section, of, before), thingsIn(section, of, after)];
  const { what } = section;
  const changes: ThingChange[] = [];
  for (const [key, one] of is.things) {
    const earlier = was.things.get(key);
    const how = earlier ? howChanged(earlier.thing, one.thing) : "added";
    // The options of a new field are new with it.
    if (how !== undefined && (earlier || was.owners.has(one.owner))) changes.push({ how, what });
  }
  for (const [key, { owner }] of was.things) {
    if (!is.things.has(key) && is.owners.has(owner)) changes.push({ how: "gone", what });
  }
  return changes;
}

interface ThingsOfSection {
  readonly things: ReadonlyMap<string, { readonly thing: SchemaThing; readonly owner: string }>;
  /** The fields that hold them; "" where none does. */
  readonly owners: ReadonlySet<string>;
}

function thingsIn(section: ThingSection, of: string, entries: readonly unknown[]): ThingsOfSection {
  const things = new Map<string, { readonly thing: SchemaThing; readonly owner: string }>();
  const owners = new Set<string>();
  for (const entry of entries) {
    const field = section.fieldOf(entry);
    const owner = field ? field.id || field.apiName : "";
    owners.add(owner);
    for (let index = 0; index < section.count(entry); index++) {
      const thing = section.thing(entry, index, of);
      things.set(JSON.stringify([owner, thing.info.id || nameOf(thing)]), { thing, owner });
    }
  }
  // A list that holds things itself does so where it is empty, too.
  if (entries.length === 0) owners.add("");
  return { things, owners };
}

function nameOf({ info }: SchemaThing): string {
  return "apiName" in info && info.apiName !== "" ? info.apiName : info.label;
}

function howChanged(before: SchemaThing, after: SchemaThing): HowChanged | undefined {
  if (before.info.label !== after.info.label) return "renamed";
  return isDeepStrictEqual(ownOf(before), ownOf(after)) ? undefined : "changed";
}

/** What a thing says of itself alone: its options are things of their own, and the object it leads to says its name. */
function ownOf({ info }: SchemaThing): object {
  const { options, relation, ...own } = info as Partial<Extract<SchemaThing, { what: "field" }>["info"]>;
  return options === undefined ? own : { ...own, relation: { ...relation, objectLabel: "" } };
}

const ORDER: readonly SchemaPartName[] = ["objects", "fields", "stages", "activityTypes", "activityFields"];

/** The objects first, then by whose the lists are. */
function inOrder(a: ListChanges, b: ListChanges): number {
  const place = ({ ref: { name } }: ListChanges) => {
    const at = ORDER.indexOf(name);
    return at < 0 ? ORDER.length : at;
  };
  return (
    Number(b.ref.name === "objects") - Number(a.ref.name === "objects") ||
    a.owner.localeCompare(b.owner) ||
    place(a) - place(b)
  );
}
