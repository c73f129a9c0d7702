import { firstText, textOf, type ListingRow } from "./listing";
import type { StageInfo } from "./schemaTypes";

/** A stage of a pipeline; undefined where it has no id. */
export function toStage(row: ListingRow): StageInfo | undefined {
  const id = textOf(row["id"]);
  return id === "" ? undefined : { id, label: firstText(row, "name") || id, status: textOf(row["status"]) };
}
