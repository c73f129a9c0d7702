import * as vscode from "vscode";
import type { NameMatch } from "../../../model/names/namePlace";
import type { FieldNames } from "../../../model/names/schemaNames";
import { hover } from "../../../platform/text/hover";
import { t } from "../../../platform/text/localize";
import { MarkdownBuilder, type SafeMarkdown } from "../../../platform/text/markdown";
import { EVERY_DOCUMENT } from "../documentIds";
import { placeOnRequest } from "./placeOnRequest";
import type { NameReadings } from "./nameReadings";
import type { DocumentSchemas, SchemaOfDocument } from "./documentSchemas";

/** Options that a hover lists: it is read at a glance. */
const MOST_OPTIONS = 12;

/** Says what the name under the mouse is. The schema is read where it was not yet. */
export function registerNameHover(
  readings: Pick<NameReadings, "of">,
  schemas: Pick<DocumentSchemas, "request" | "requestFields">,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(EVERY_DOCUMENT, {
    provideHover: async (document, position, token) => {
      const found = await placeOnRequest(document, position, readings, schemas);
      const match = found?.place.match;
      if (!match || token.isCancellationRequested) return undefined;
      const { place, schema } = found;
      const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
      return hover(describeName(match, schema), range);
    },
  });
}

function describeName(
  match: NameMatch,
  { names, businessKey, businessName }: SchemaOfDocument,
): SafeMarkdown {
  const markdown = new MarkdownBuilder();
  const object = match.object === undefined ? undefined : names.objects.get(match.object);
  const field = match.field === undefined ? undefined : object?.fields.get(match.field);
  const activity = match.activity === undefined ? undefined : names.activities.get(match.activity);
  const label = match.option ?? field?.label ?? object?.label ?? activity?.label ?? "";
  markdown
    .strong(label)
    .paragraph()
    .text(t("{0} in {1}", kindOf(match), businessName))
    .paragraph();
  const facts: (readonly [string, string])[] = [];
  if (activity) facts.push([t("API name"), activity.apiName]);
  if (object && field) facts.push([t("Object"), `${object.label} (${object.apiName})`]);
  else if (object) facts.push([t("API name"), object.apiName]);
  if (field) facts.push(...factsOfField(field, match.option === undefined));
  markdown.facts(facts).paragraph();
  if (match.object !== undefined) {
    const fieldId = match.field;
    const page = { businessKey, objectId: match.object, ...(fieldId !== undefined && { fieldId }) };
    markdown.command(t("Open Object"), "kizen.openObject", page).text(" · ");
  }
  return markdown.command(t("Find Usages"), "kizen.findThingUsages", { businessKey, name: match }).build();
}

function factsOfField(
  { apiName, label, type, options }: FieldNames,
  isAlone: boolean,
): (readonly [string, string])[] {
  if (!isAlone) return [[t("Field"), `${label} (${apiName})`]];
  const facts: (readonly [string, string])[] = [
    [t("API name"), apiName],
    [t("Type"), type],
  ];
  const shown: string[] = options.slice(0, MOST_OPTIONS).map((option) => option.label);
  if (options.length > MOST_OPTIONS) shown.push(t("{0} more", options.length - MOST_OPTIONS));
  if (shown.length > 0) facts.push([t("Options"), shown.join(" · ")]);
  return facts;
}

function kindOf({ option, field, object }: NameMatch): string {
  if (option !== undefined) return t("Option");
  if (field !== undefined) return t("Field");
  return object === undefined ? t("Activity Type") : t("Object");
}
