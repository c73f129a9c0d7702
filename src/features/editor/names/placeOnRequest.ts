import type * as vscode from "vscode";
import { languageOf } from "../../../model/languages/languages";
import type { NamePlace } from "../../../model/names/namePlace";
import { isCode } from "../documentIds";
import type { NameReadings } from "./nameReadings";
import type { DocumentSchemas, SchemaOfDocument } from "./documentSchemas";

/** Objects whose fields are read for one place. */
const MOST_REQUESTED = 3;

export interface FoundPlace {
  readonly place: NamePlace;
  readonly schema: SchemaOfDocument;
}

/** The name at a place, also at its very end, by what is known. Requests nothing. */
export async function placeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  readings: Pick<NameReadings, "of">,
): Promise<FoundPlace | undefined> {
  const reading = await readings.of(document);
  const offset = document.offsetAt(position);
  const place = reading?.places.find(({ start, end }) => start <= offset && offset <= end);
  return reading && place && { place, schema: reading.schema };
}

/** The same, for a person who asks: what is needed of the schema is read first. */
export async function placeOnRequest(
  document: vscode.TextDocument,
  position: vscode.Position,
  readings: Pick<NameReadings, "of">,
  schemas: Pick<DocumentSchemas, "request" | "requestFields">,
): Promise<FoundPlace | undefined> {
  if (!isCode(document) || !languageOf(document.languageId)?.grammar) return undefined;
  await schemas.request(document);
  const found = await placeAt(document, position, readings);
  if (!found || found.place.objects.length === 0) return found;
  await schemas.requestFields(found.schema.businessKey, found.place.objects.slice(0, MOST_REQUESTED));
  return placeAt(document, position, readings);
}
