import { firstText, readListing, textOf, wholeList, type ListingRow } from "./listing";
import type { Listing, PersonInfo, RoleInfo } from "./schemaTypes";
import type { CallOptions, Send } from "../types";

/** Who works in a business. */
export interface People {
  roles(options?: CallOptions): Promise<Listing<RoleInfo>>;
  /** A single person can be a matter of rights: then only the caller is listed. */
  team(options?: CallOptions): Promise<Listing<PersonInfo>>;
}

export function createPeople(send: Send): People {
  return {
    roles: (options) => readListing(send, wholeList("/role"), toRole, options),
    team: (options) => readListing(send, { method: "GET", path: "/team" }, toPerson, options),
  };
}

function toRole(row: ListingRow): RoleInfo | undefined {
  const id = textOf(row["id"]);
  return id === "" ? undefined : { id, label: firstText(row, "name") || id };
}

function toPerson(row: ListingRow): PersonInfo | undefined {
  const id = textOf(row["id"]);
  if (id === "") return undefined;
  const email = textOf(row["email"]);
  const parts = [row["first_name"], row["last_name"]].map(textOf).filter((part) => part !== "");
  return { id, label: firstText(row, "full_name", "display_name") || parts.join(" ") || email || id, email };
}
