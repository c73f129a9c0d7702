import type { InitMessage } from "../../src/recordView/protocol";

/** What a person did to the page, so that it comes back as they left it. */
export interface PageState {
  /** Read by the host too: it brings the tab back after the window is loaded again. */
  readonly ref: InitMessage["ref"];
  /** Paths that were opened or closed by hand. */
  readonly toggled: readonly (readonly [path: string, isOpen: boolean])[];
  readonly query: string;
  readonly scrollTop: number;
  /** The path of the row that had the focus. */
  readonly path: string | undefined;
}

/** The state as another version of the page may have left it: what does not fit is forgotten. */
export function toPageState(value: unknown, ref: PageState["ref"]): PageState {
  const { toggled, query, scrollTop, path } = (value ?? {}) as Partial<Record<keyof PageState, unknown>>;
  return {
    ref,
    toggled: Array.isArray(toggled) ? toggled.filter(isToggled) : [],
    query: typeof query === "string" ? query : "",
    scrollTop: typeof scrollTop === "number" ? scrollTop : 0,
    path: typeof path === "string" ? path : undefined,
  };
}

function isToggled(value: unknown): value is readonly [string, boolean] {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "boolean";
}
