import type { RecordRef } from "../recordRef";
import { withoutMarkup } from "../text/titleText";

/** Longer names make tabs and breadcrumbs unreadable. */
const LONGEST_NAME = 80;

/** What a person reads in the address of a record's document. */
export interface AddressNames {
  readonly businessName: string;
  /** Many of the record's kind, such as "Companies". */
  readonly kindLabel: string;
  /** The record's own name. */
  readonly label: string;
}

/** The path of a record's JSON document. It is for reading; which record it is, the query says. */
export function recordPath({ businessName, kindLabel, label }: AddressNames): string {
  return `/${readablePart(businessName)}/${readablePart(kindLabel)}/${readablePart(label)}.json`;
}

/** How a document shows its record. */
export interface RecordForm {
  /** With the keys of every object in one order, for comparing. */
  readonly isSorted?: boolean;
  /** Without ids and with its fields by their API names, for comparing it with a record of another business. */
  readonly isWithoutIds?: boolean;
  /** As it was when it was last opened, instead of as it is. */
  readonly isSnapshot?: boolean;
}

/** A record's reference as the query of an address. Any text survives, and reading it back never throws. */
export function recordQuery({ businessKey, kind, id }: RecordRef, form: RecordForm = {}): string {
  const query = new URLSearchParams({ business: businessKey, kind, id });
  if (form.isSorted === true) query.set("keys", "sorted");
  if (form.isWithoutIds === true) query.set("ids", "none");
  if (form.isSnapshot === true) query.set("as", "opened");
  return query.toString();
}

/** The form in such a query. */
export function formInQuery(query: string): RecordForm {
  const parameters = new URLSearchParams(query);
  return {
    isSorted: parameters.get("keys") === "sorted",
    isWithoutIds: parameters.get("ids") === "none",
    isSnapshot: parameters.get("as") === "opened",
  };
}

/** The reference in such a query, or undefined for a query that `recordQuery` did not make. */
export function refInQuery(query: string): RecordRef | undefined {
  const parameters = new URLSearchParams(query);
  const [businessKey, kind, id] = ["business", "kind", "id"].map((name) => parameters.get(name));
  return businessKey && kind && id ? { businessKey, kind, id } : undefined;
}

/**
 * A name as one part of a path. Emoji and every script are kept; slashes, control characters, marks that turn the
 * writing direction around, and halves of surrogate pairs, which no address can hold, are not. VS Code shows the last
 * part in a hover of trusted Markdown.
 */
export function readablePart(name: string): string {
  const readable = name
    .replace(/[/\\]/g, "-")
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const cut = Array.from(readable).slice(0, LONGEST_NAME).join("").trim();
  // A path of dots alone would mean a folder.
  return /^\.*$/.test(cut) ? "_" : withoutMarkup(cut);
}
