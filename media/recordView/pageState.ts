import type { InitMessage, RecordTab } from "../../src/features/recordView/protocol";
import { freshExpansion, type SavedExpansion } from "./tree/expansion";
import type { SearchQuery } from "./search/search";

/** What a person did to the page, so that it comes back as they left it. */
export interface PageState {
  /** Read by the host too: it brings the tab back after the window is loaded again. */
  readonly ref: InitMessage["ref"];
  readonly expansion: SavedExpansion;
  readonly query: SearchQuery;
  readonly scrollTop: number;
  /** Of the row that had the focus. */
  readonly pointer: string | undefined;
  readonly tab: RecordTab;
  /** Among the fields, those without a value are shown, too. */
  readonly showsEmpty: boolean;
}

const emptyQuery: SearchQuery = { text: "", isCaseSensitive: false, isWholeWord: false, isPattern: false };

/**
 * The state as another version of the page may have left it: what does not fit is forgotten. A record without a state
 * of its own opens as the person saw the last one.
 */
export function toPageState(
  value: unknown,
  ref: PageState["ref"],
  last: Pick<PageState, "tab" | "showsEmpty">,
): PageState {
  // A tab that is reused may hold the state of the record before.
  const saved = members(value);
  const isOfRecord = isSameRecord(members(saved["ref"]), ref);
  const { expansion, query, scrollTop, pointer, tab, showsEmpty } = isOfRecord ? saved : {};
  return {
    ref,
    expansion: toExpansion(expansion),
    query: toQuery(query),
    scrollTop: typeof scrollTop === "number" ? scrollTop : 0,
    pointer: typeof pointer === "string" ? pointer : undefined,
    tab: tab === "fields" || tab === "json" ? tab : last.tab,
    showsEmpty: typeof showsEmpty === "boolean" ? showsEmpty : last.showsEmpty,
  };
}

function isSameRecord(saved: Readonly<Record<string, unknown>>, ref: PageState["ref"]): boolean {
  return saved["businessKey"] === ref.businessKey && saved["kind"] === ref.kind && saved["id"] === ref.id;
}

function toExpansion(value: unknown): SavedExpansion {
  const { base, toggled } = members(value);
  return {
    base: base === "all" || base === "none" ? base : freshExpansion.base,
    toggled: Array.isArray(toggled) ? toggled.filter(isToggled) : [],
  };
}

function toQuery(value: unknown): SearchQuery {
  const { text, isCaseSensitive, isWholeWord, isPattern } = members(value);
  return {
    text: typeof text === "string" ? text : emptyQuery.text,
    isCaseSensitive: isCaseSensitive === true,
    isWholeWord: isWholeWord === true,
    isPattern: isPattern === true,
  };
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function isToggled(value: unknown): value is readonly [string, boolean] {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "boolean";
}
