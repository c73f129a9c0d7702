import type { DisposableStore } from "../model/disposableStore";
import { setContextKey, type ContextKey } from "../platform/contextKeys";
import type { Foundation } from "./foundation";
import type { Views } from "./views";

/** Keeps what the palette and the menus ask about, so that none of them offers what cannot work at the moment. */
export function registerCommandConditions(
  { model: { businesses, arrangements, recent, schemas }, pins }: Foundation,
  { explorer, recentView }: Views,
  disposables: DisposableStore,
): void {
  const told = new Map<ContextKey, boolean>();
  const tell = (key: ContextKey, value: boolean) => {
    if (told.get(key) === value) return;
    told.set(key, value);
    setContextKey(key, value);
  };
  const look = () => {
    const { list, active } = businesses;
    const { collection } = explorer;
    const arrangement = collection && arrangements.of(collection);
    tell("kizen.hasBusiness", list.length > 0);
    tell(
      "kizen.hasOwnBusiness",
      list.some(({ isSample }) => !isSample),
    );
    tell("kizen.hasSeveralBusinesses", list.length > 1);
    tell(
      "kizen.hasProduction",
      list.some(({ isProduction }) => isProduction === true),
    );
    tell(
      "kizen.canMarkAsProduction",
      list.some(({ isProduction }) => isProduction !== true),
    );
    tell("kizen.hasSelection", explorer.selection.length + recentView.selection.length > 0);
    const used = recent.list();
    tell("kizen.hasRecent", used.length > 0);
    tell(
      "kizen.hasOpenedRecord",
      used.some(({ how }) => how === "opened"),
    );
    tell(
      "kizen.hasInsertedId",
      used.some(({ how }) => how === "inserted"),
    );
    tell("kizen.isFiltered", arrangement?.filter !== undefined);
    tell("kizen.isSorted", arrangement?.sort !== undefined);
    tell("kizen.hasSchemaChanges", active !== undefined && schemas.history.of(active.key) !== undefined);
    tell("kizen.isFolderPinned", pins.active?.from === "setting");
  };
  look();
  const events = [
    businesses.onDidChange,
    arrangements.onDidChange,
    recent.onDidChange,
    pins.onDidChange,
    schemas.history.onDidChange,
    explorer.onDidChangeSelection,
    recentView.onDidChangeSelection,
  ];
  for (const event of events) disposables.add(event(look));
}
