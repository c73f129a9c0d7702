import { firstText, readListing, textOf, wholeList, type ListingRow } from "./listing";
import type { AutomationInfo, Listing } from "./schemaTypes";
import type { CallOptions, Send } from "../types";

export interface Automations {
  list(options?: CallOptions): Promise<Listing<AutomationInfo>>;
}

export function createAutomations(send: Send): Automations {
  return {
    list: (options) => readListing(send, wholeList("/automation2/automations"), toAutomation, options),
  };
}

function toAutomation(row: ListingRow): AutomationInfo | undefined {
  const id = textOf(row["id"]);
  if (id === "") return undefined;
  const label = firstText(row, "name", "api_name") || id;
  return { id, apiName: textOf(row["api_name"]), label, isActive: row["active"] !== false };
}
