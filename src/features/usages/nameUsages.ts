import * as vscode from "vscode";
import type { CommandsOf, UsedThing, SchemaTarget } from "../../commands";
import { UserFacingError } from "../../model/errorText";
import type { KnownIds } from "../../model/ids/knownIds";
import { inSlices } from "../../model/slices";
import { languageOfPath } from "../../model/languages/languages";
import { loadNameReader } from "../../model/names/loadNameReader";
import { namesOfCatalogue } from "../../model/names/namesOfCatalogue";
import { nameOfThing, thingNamed } from "../../model/names/thingNamed";
import { findNameUsages, mayUse, type SoughtName } from "../../model/names/nameUsages";
import type { NameMatch, NamePlace } from "../../model/names/namePlace";
import type { LocatedThing } from "../../model/schema/locatedThing";
import type { Schemas } from "../../model/schema/schemas";
import { safeText } from "../../model/text/safeText";
import { t } from "../../platform/text/localize";
import { knownIdAt } from "./knownIdAt";
import type { FindIn } from "./searchWorkspace";
import { listUsages } from "./usageCommands";

export interface NameUsagesDependencies {
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly schemas: Pick<Schemas, "of">;
  /** The name at a place of a document, and the business that it is of. */
  readonly nameAt: (
    document: vscode.TextDocument,
    position: vscode.Position,
  ) => Promise<{ readonly businessKey: string; readonly match: NameMatch } | undefined>;
}

interface SoughtThing {
  readonly businessKey: string;
  readonly located: LocatedThing;
}

/** Finds where a thing of a schema is used, by its id and by its name, in the files of the workspace. */
export function nameUsageCommands(dependencies: NameUsagesDependencies): CommandsOf<"kizen.findThingUsages"> {
  return {
    "kizen.findThingUsages": async (target) => {
      const sought = target ? targetOf(target, dependencies) : await thingAtCursor(dependencies);
      if (!sought) throw new UserFacingError(t("There is no name or ID of a schema here."));
      const { businessKey, located } = sought;
      await listUsages(safeText`“${located.thing.info.label}”`, usagesOf(businessKey, located, dependencies));
    },
  };
}

function targetOf(
  { businessKey = "", ...target }: SchemaTarget & Partial<UsedThing>,
  { schemas }: NameUsagesDependencies,
): SoughtThing | undefined {
  const catalogue = schemas.of(businessKey);
  const located = target.thing
    ? (catalogue.find(target.thing.info.id) ?? withoutId(target.thing))
    : target.name
      ? thingNamed(target.name, catalogue)
      : catalogue.find(target.id ?? "");
  return located && { businessKey, located };
}

/** What an old server gives no id says by itself whose it is. */
function withoutId(thing: LocatedThing["thing"]): LocatedThing {
  return thing.what === "field"
    ? { thing, part: { name: "fields", of: thing.owner } }
    : { thing, part: { name: "objects", of: "" } };
}

async function thingAtCursor(dependencies: NameUsagesDependencies): Promise<SoughtThing | undefined> {
  const editor = vscode.window.activeTextEditor;
  return editor && thingAt(editor.document, editor.selection.active, dependencies);
}

/** The thing of a schema whose id or name stands at a place. */
export async function thingAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  { knownIds, schemas, nameAt }: NameUsagesDependencies,
): Promise<SoughtThing | undefined> {
  const known = knownIdAt(document, position, knownIds).find(({ found }) => found);
  if (known?.found) return { businessKey: known.businessKey, located: known.found };
  const named = await nameAt(document, position);
  const located = named && thingNamed(named.match, schemas.of(named.businessKey));
  return located && { businessKey: named.businessKey, located };
}

/** Finds a thing in one text: in languages with a parser by what stands around its name. */
export function usagesOf(
  businessKey: string,
  located: LocatedThing,
  { schemas }: Pick<NameUsagesDependencies, "schemas">,
): FindIn {
  const { id } = located.thing.info;
  const sought: SoughtName = {
    ids: new Set(id === "" ? [] : [id.toLowerCase()]),
    name: nameOfThing(located),
  };
  const names = namesOfCatalogue(schemas.of(businessKey), Date.now());
  return async (text, uri, most) => {
    if (!mayUse(text, sought)) return [];
    const grammar = languageOfPath(uri.path)?.grammar;
    if (!sought.name || !grammar || !names) return findNameUsages(text, sought, undefined, most);
    const Reader = await loadNameReader();
    let places: readonly NamePlace[] = [];
    const steps = new Reader(grammar).read(text, names, (found) => (places = found));
    await inSlices(steps, () => undefined);
    return findNameUsages(text, sought, places, most);
  };
}
