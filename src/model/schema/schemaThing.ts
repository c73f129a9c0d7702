import type {
  ActivityTypeInfo,
  AutomationInfo,
  CategoryInfo,
  FieldInfo,
  ObjectInfo,
  OptionInfo,
  PersonInfo,
  RoleInfo,
  StageInfo,
} from "../../kizen";

/** Something of a schema that code names: what it is, what it says of itself, and of what it is a part. */
export type SchemaThing =
  | { readonly what: "object"; readonly info: ObjectInfo }
  /** `owner` is the API name of its object or activity type. */
  | { readonly what: "field"; readonly info: FieldInfo; readonly owner: string }
  | { readonly what: "category"; readonly info: CategoryInfo }
  | { readonly what: "option"; readonly info: OptionInfo }
  | { readonly what: "stage"; readonly info: StageInfo }
  | { readonly what: "activityType"; readonly info: ActivityTypeInfo }
  | { readonly what: "automation"; readonly info: AutomationInfo }
  | { readonly what: "person"; readonly info: PersonInfo }
  | { readonly what: "role"; readonly info: RoleInfo };

/** What of a thing can be copied; undefined where it has none of that. */
export interface SchemaTexts {
  readonly id: string | undefined;
  readonly apiName: string | undefined;
  readonly label: string;
  /** `object.field`. */
  readonly reference: string | undefined;
  /** What filters of the records API name a field by (docs/kizen-api.md, Filters): with its quotes. */
  readonly filterReference: string | undefined;
  readonly json: string;
}

/** By which code, or a list, names a thing besides its label and its id. */
export function otherName({ info }: SchemaThing): string {
  if ("apiName" in info) return info.apiName;
  if ("code" in info) return info.code;
  return "email" in info ? info.email : "";
}

export function schemaTexts(thing: SchemaThing): SchemaTexts {
  const { info } = thing;
  const apiName = "apiName" in info ? info.apiName || undefined : undefined;
  const id = info.id || undefined;
  const isField = thing.what === "field";
  return {
    id,
    apiName,
    label: info.label,
    reference: isField && apiName !== undefined ? `${thing.owner}.${apiName}` : undefined,
    filterReference: isField ? filterReferenceOf(thing.info) : undefined,
    json: JSON.stringify(info, null, 2),
  };
}

function filterReferenceOf({ id, apiName, isDefault }: FieldInfo): string | undefined {
  if (isDefault) return apiName || undefined;
  return id === "" ? undefined : `"custom"::${id}`;
}
