import { encodeText } from "../../kizen";
import type { ObjectInfo } from "../../kizen";
import type { RecordKind, SummaryFields } from "./recordKind";

/** What an object says of itself, as far as that is known. */
export type FoundObject = Pick<ObjectInfo, "apiName" | "label" | "singular" | "type">;

/** Fields that every object has or may have (docs/kizen-api.md, Fields). */
const SUMMARY: SummaryFields = {
  label: ["display_name", "name", "full_name"],
  telling: ["domains", "email", "website", "business_phone", "mobile_phone"],
  searched: ["domains", "email", "website"],
};

/** Records of a pipeline are told apart by where they stand in it. */
const PIPELINE_SUMMARY: SummaryFields = {
  label: SUMMARY.label,
  telling: ["stage", ...SUMMARY.telling],
  searched: ["stage", ...SUMMARY.searched],
};

/** The kind of record that an object is: discovered in a business, or merely named in a stored address. */
export function objectKind(apiName: string, found: Partial<FoundObject> = {}): RecordKind {
  const isPipeline = found.type === "pipeline";
  const many = found.label ?? apiName;
  return {
    id: apiName,
    object: apiName,
    label: { one: found.singular ?? many, many },
    icon: isPipeline ? "project" : "package",
    records: (client, filter) => client.records(apiName, filter),
    summary: isPipeline ? PIPELINE_SUMMARY : SUMMARY,
    webPath: (recordId, objectId) =>
      objectId === undefined ? undefined : `/custom-objects/${encodeText(objectId)}/${encodeText(recordId)}`,
  };
}
