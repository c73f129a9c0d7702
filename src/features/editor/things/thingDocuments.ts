import * as vscode from "vscode";
import type { Disposable } from "../../../model/event";
import { ownersOf, pageOf, type FoundThing } from "../../../model/schema/foundThing";
import { schemaTexts } from "../../../model/schema/schemaThing";
import type { Schemas } from "../../../model/schema/schemas";
import { readablePart } from "../../../model/records/recordPath";
import { thingNamed } from "../../../model/names/thingNamed";
import type { UsedThing } from "../../../commands";
import { runCommand } from "../../../platform/registerCommands";

/** The scheme of what a schema says of a thing; all of ours begin alike. */
const SCHEME = "kizenschema";
/** Options that a line lists. */
const MOST_OPTIONS = 20;

export interface ThingDocuments extends Disposable {
  /** Where *Go to Definition* and *Peek* lead: a page of text, at the line of the thing. */
  definitionOf(found: FoundThing, name: UsedThing): { uri: vscode.Uri; range: vscode.Range };
}

/**
 * What a schema says of its things, as text to peek at. Who goes there is shown the page of the object in its place, or
 * the row of the schema: VS Code leads to documents only.
 */
export function createThingDocuments(schemas: Pick<Schemas, "of">, scheme = SCHEME): ThingDocuments {
  const foundAt = (uri: vscode.Uri): FoundThing | undefined => {
    const used = usedThing(uri);
    if (!used) return undefined;
    const { businessKey, name, id } = used;
    const catalogue = schemas.of(businessKey);
    const located = name ? thingNamed(name, catalogue) : catalogue.find(String(id));
    return located && { ...located, businessKey };
  };
  const textOf = (found: FoundThing | undefined) => (found ? linesOf(found, schemas).lines.join("\n") : "");

  const didOpen = async ({ opened }: vscode.TabChangeEvent) => {
    for (const tab of opened) {
      const { input } = tab;
      if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== scheme) continue;
      const found = foundAt(input.uri);
      await vscode.window.tabGroups.close(tab);
      if (found) await openThing(found);
    }
  };
  const parts = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => textOf(foundAt(uri)),
    }),
    vscode.window.tabGroups.onDidChangeTabs((change) => void didOpen(change)),
  );
  return {
    definitionOf: (found, name) => {
      const owners = ownersOf(found, schemas.of(found.businessKey));
      const parts = [...owners, found.thing.info.label].map(readablePart);
      const uri = vscode.Uri.from({
        scheme,
        path: `/${parts.join("/")}`,
        query: JSON.stringify(name),
      });
      const { line } = linesOf(found, schemas);
      return { uri, range: new vscode.Range(line, 0, line, 0) };
    },
    dispose: () => void parts.dispose(),
  };
}

/** What an address names. Links in any document may lead to addresses of this scheme: nothing is taken for granted. */
function usedThing({ query }: vscode.Uri): UsedThing | undefined {
  try {
    const used: unknown = JSON.parse(query);
    const isUsed = typeof used === "object" && used !== null && "businessKey" in used;
    // Its other parts are looked up as they are, and found nowhere where they are nothing.
    return isUsed && typeof used.businessKey === "string" ? (used as UsedThing) : undefined;
  } catch {
    return undefined;
  }
}

/** Shows a thing where it is shown best. */
async function openThing(found: FoundThing): Promise<void> {
  const page = pageOf(found);
  if (page) await runCommand("kizen.openObject", { businessKey: found.businessKey, ...page });
  else await runCommand("kizen.revealInSchema", found);
}

type FieldOfObject = NonNullable<FoundThing["field"]>;

/** The lines of an object with a line for each field, or those of any other thing; and the line that is meant. */
function linesOf(found: FoundThing, schemas: Pick<Schemas, "of">): { lines: string[]; line: number } {
  const page = pageOf(found);
  const catalogue = schemas.of(found.businessKey);
  const object = page && catalogue.object(page.objectId);
  if (!object) return { lines: schemaTexts(found.thing).json.split("\n"), line: 0 };
  const fields = catalogue.part("fields", object.apiName).entries;
  const wanted = found.field ?? found.thing.info;
  const at = fields.findIndex((field) => field === wanted || (field.id !== "" && field.id === wanted.id));
  const lines = [`${object.label} (${object.apiName})`, "", ...fields.map(lineOf)];
  return { lines: lines.map((line) => line.replace(/\s+/g, " ")), line: at === -1 ? 0 : at + 2 };
}

function lineOf({ apiName, label, type, options }: FieldOfObject): string {
  const labels = options.slice(0, MOST_OPTIONS).map((option) => option.label);
  const more = options.length > MOST_OPTIONS ? ["…"] : [];
  return [apiName, label, type, [...labels, ...more].join(", ")].filter((one) => one !== "").join(" · ");
}
