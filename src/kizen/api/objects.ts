import { toCategory, toField } from "./fields";
import { firstText, readListing, textOf, wholeList, type ListingRow } from "./listing";
import { isSameId, readRecord } from "./page";
import { toStage } from "./stages";
import type { CategoryInfo, FieldInfo, Listing, ObjectInfo, StageInfo } from "./schemaTypes";
import { pathSegment } from "../http/pathSegment";
import type { CallOptions, KizenRecord, Send } from "../types";

/** The objects of a business: what the current API calls the kinds of records it has. */
export interface Objects {
  /** All of them, the built-in ones too. Archived ones are left out. */
  list(options?: CallOptions): Promise<Listing<ObjectInfo>>;
  /**
   * One object by its API name or its UUID. Its `id` is the UUID, which differs per business. A name that does not
   * exist is `notFound`.
   */
  get(nameOrId: string, options?: CallOptions): Promise<KizenRecord>;
  /** An empty list is all that this user may see, not all there is. */
  fields(nameOrId: string, options?: CallOptions): Promise<Listing<FieldInfo>>;
  categories(nameOrId: string, options?: CallOptions): Promise<Listing<CategoryInfo>>;
  /** Of a pipeline, and by its UUID only. */
  stages(id: string, options?: CallOptions): Promise<Listing<StageInfo>>;
}

export function createObjects(send: Send): Objects {
  const pathOf = (nameOrId: string) => `/custom-objects/${pathSegment(nameOrId)}` as const;
  return {
    list: async (options) => {
      const { entries, isPartial } = await readListing(
        send,
        wholeList("/custom-objects", { custom_only: "false" }),
        toObject,
        options,
      );
      return { entries: entries.filter(({ apiName }) => !isArchived(apiName)), isPartial };
    },
    get: async (nameOrId, options) =>
      readRecord(await send({ method: "GET", path: pathOf(nameOrId) }, options), ({ id, value }) =>
        [id, textOf(value["name"]), textOf(value["api_name"])].some((one) => isSameId(one, nameOrId)),
      ),
    fields: async (nameOrId, options) =>
      readListing(send, { method: "GET", path: `${pathOf(nameOrId)}/fields` }, toField, options),
    categories: async (nameOrId, options) =>
      readListing(send, { method: "GET", path: `${pathOf(nameOrId)}/categories` }, toCategory, options),
    stages: async (id, options) =>
      readListing(
        send,
        {
          method: "GET",
          path: `/pipelines/${pathSegment(id)}/stages`,
          query: { ordering: "order" },
        },
        toStage,
        options,
      ),
  };
}

/** In an object `name` is the API name, `object_name` the plural and `entity_name` the singular label. */
function toObject(row: ListingRow): ObjectInfo | undefined {
  const id = textOf(row["id"]);
  const apiName = firstText(row, "name", "api_name");
  if (id === "" || apiName === "") return undefined;
  const label = firstText(row, "object_name", "display_name", "entity_name") || apiName;
  return {
    id,
    apiName,
    label,
    singular: textOf(row["entity_name"]) || label,
    type: textOf(row["object_type"]),
    isCustom: row["is_custom"] === true,
    description: textOf(row["description"]),
  };
}

/** Archiving renames an object (docs/kizen-api.md, Objects). */
function isArchived(apiName: string): boolean {
  return apiName.includes("_discarded_");
}
