import { withExactNumbers } from "../../exactJson/exactNumbers";
import { isObject } from "../http/rawAnswer";
import type { Listing } from "./schemaTypes";
import { isVisible } from "./visible";
import type { Answer, CallOptions, ReadRequest, Send } from "../types";

/** An entry of an answer, before anybody looked at its members. */
export type ListingRow = Readonly<Record<string, unknown>>;

/** Kizen's cap (docs/kizen-api.md, Paging). */
const PAGE_SIZE = 1000;
/** No list of a schema is longer than a few of these; a server that always promises more is not believed. */
const MOST_PAGES = 20;

/**
 * Reads a whole list, whether it comes as a bare array or as pages of `results`. An entry of which nothing can be made
 * is left out and makes the list partial. Pages end where one brings nothing new, whatever `next` says.
 */
export async function readListing<T extends { readonly id: string }>(
  send: Send,
  request: Extract<ReadRequest, { method: "GET" }>,
  toEntry: (row: ListingRow) => T | undefined,
  options?: CallOptions,
): Promise<Listing<T>> {
  const entries: T[] = [];
  const seen = new Set<string>();
  let isPartial = false;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = { ...request.query, ...(page > 1 && { page }) };
    const answer = await send({ ...request, query }, options);
    const { value } = answer;
    const rows = rowsOf(value) && rowsOf(withDigits(answer));
    if (!rows) throw answer.toError("unexpectedShape");
    const before = entries.length;
    for (const row of rows) {
      const entry = isObject(row) ? toEntry(row) : undefined;
      if (!entry) isPartial = true;
      else if (entry.id === "" || !seen.has(entry.id)) entries.push(entry);
      if (entry) seen.add(entry.id);
    }
    if (!isObject(value) || !value["next"]) return { entries, isPartial };
    if (entries.length === before) break;
  }
  return { entries, isPartial: true };
}

function rowsOf(value: unknown): readonly unknown[] | undefined {
  const rows = isObject(value) ? value["results"] : value;
  return Array.isArray(rows) ? (rows as unknown[]) : undefined;
}

/** Ids and names are texts wherever Kizen showed them; where one is a number that a double changes, it keeps its digits. */
function withDigits({ text, value }: Answer): unknown {
  const mayLose = /\d{16}|\.\d*0(?!\d)|\d[eE]|-0/.test(text);
  return mayLose && typeof value === "object" && value !== null ? withExactNumbers({ text, value }) : value;
}

/** The request for all of a paged list. */
export function wholeList(path: `/${string}`, query: Readonly<Record<string, string>> = {}) {
  return { method: "GET", path, query: { ...query, page_size: PAGE_SIZE } } as const;
}

/** A text or a number as text; "" for everything else. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** The first of some members that holds a text of which something can be seen. */
export function firstText(row: ListingRow, ...names: readonly string[]): string {
  return names.map((name) => textOf(row[name])).find(isVisible) ?? "";
}

/** The entries of a member that should be a list; nothing where it is none. */
export function rowsIn(value: unknown): readonly ListingRow[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];
}
