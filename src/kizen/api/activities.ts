import { toField } from "./fields";
import { firstText, readListing, textOf, wholeList, type ListingRow } from "./listing";
import type { ActivityTypeInfo, FieldInfo, Listing } from "./schemaTypes";
import { pathSegment } from "../http/pathSegment";
import type { CallOptions, Send } from "../types";

/** The types of activities that people log, and the fields of each (docs/kizen-api.md, Other lists). */
export interface Activities {
  types(options?: CallOptions): Promise<Listing<ActivityTypeInfo>>;
  fields(nameOrId: string, options?: CallOptions): Promise<Listing<FieldInfo>>;
}

export function createActivities(send: Send): Activities {
  return {
    types: (options) => readListing(send, wholeList("/activities"), toActivityType, options),
    fields: async (nameOrId, options) =>
      readListing(
        send,
        {
          method: "GET",
          path: `/activities/${pathSegment(nameOrId)}/fields`,
          query: { ordering: "order" },
        },
        toField,
        options,
      ),
  };
}

function toActivityType(row: ListingRow): ActivityTypeInfo | undefined {
  const id = textOf(row["id"]);
  const apiName = textOf(row["api_name"]);
  if (id === "") return undefined;
  return {
    id,
    apiName,
    label: firstText(row, "name", "api_name") || id,
    isEnabled: row["enabled"] !== false,
  };
}
