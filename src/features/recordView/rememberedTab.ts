import type { StateStore } from "../../model/ports";
import type { PanelDependencies } from "./panelDependencies";

const TAB = "recordView.tab";

/** Records open on the tab that a person chose last: their fields, as long as nobody chose. */
export function rememberedTab(state: StateStore): Pick<PanelDependencies, "lastTab" | "noteTab"> {
  return {
    lastTab: () => (state.get(TAB) === "json" ? "json" : "fields"),
    // The choice counts in the page itself, whether or not it can be kept.
    noteTab: (tab) => void state.set(TAB, tab).catch(() => undefined),
  };
}
