import type { ObjectRef } from "../../src/features/objectView/protocol";
import type { SavedPlace } from "./table/arrangedTable";
import type { Sort } from "./table/tableRows";

/** What a person did to the page, so that it comes back as they left it. */
export interface PageState extends SavedPlace {
  /** Read by the host too: it brings the tab back after the window is loaded again. */
  readonly ref: ObjectRef;
  readonly query: string;
  readonly sort: Sort | undefined;
  readonly expanded: readonly string[];
  /** Ids; undefined where the person chose none in this tab. */
  readonly columns: readonly string[] | undefined;
  readonly scrollTop: number;
}

/** The state as another version of the page may have left it: what does not fit is forgotten. */
export function toPageState(value: unknown, ref: ObjectRef): PageState {
  const saved = members(value);
  const savedRef = members(saved["ref"]);
  const isOfObject = savedRef["businessKey"] === ref.businessKey && savedRef["objectId"] === ref.objectId;
  const { query, sort, expanded, columns, scrollTop, key, column } = isOfObject ? saved : {};
  return {
    ref,
    query: text(query) ?? "",
    sort: toSort(sort),
    expanded: texts(expanded) ?? [],
    columns: texts(columns),
    scrollTop: typeof scrollTop === "number" ? scrollTop : 0,
    key: text(key),
    column: text(column),
  };
}

function toSort(value: unknown): Sort | undefined {
  const { column, isDescending } = members(value);
  return typeof column === "string" ? { column, isDescending: isDescending === true } : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : undefined;
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
