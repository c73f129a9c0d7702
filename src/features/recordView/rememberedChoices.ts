import type { StateStore } from "../../model/ports";
import type { PanelDependencies } from "./panelDependencies";

const TAB = "recordView.tab";
const EMPTY = "recordView.showsEmpty";

/** What a person chose last counts for the next record: they see its fields, those with a value, as long as nobody chose. */
export function rememberedChoices(state: StateStore): Pick<PanelDependencies, "lastChoices" | "noteChoices"> {
  return {
    lastChoices: () => ({
      tab: state.get(TAB) === "json" ? "json" : "fields",
      showsEmpty: state.get(EMPTY) === true,
    }),
    noteChoices: ({ tab, showsEmpty }) => {
      // The choice counts in the page itself, whether or not it can be kept.
      const note = (key: string, value: unknown) => void state.set(key, value).catch(() => undefined);
      if (tab !== undefined) note(TAB, tab);
      if (showsEmpty !== undefined) note(EMPTY, showsEmpty);
    },
  };
}
