import type { ActivePin } from "../features/businesses/businessStatusBar";
import type { Businesses } from "../model/businesses/businesses";
import { DisposableStore } from "../model/disposableStore";
import type { Disposable, Event } from "../model/event";
import { setContextKey, type ContextKey } from "../platform/contextKeys";
import type { Foundation } from "./foundation";
import type { Views } from "./views";

/** Keeps what the palette and the menus ask about, so that none of them offers what cannot work at the moment. */
export function registerCommandConditions(
  { model: { businesses, arrangements, recent, schemas }, pins }: Foundation,
  { explorer, recentView }: Views,
  disposables: DisposableStore,
): void {
  const look = (tell: Tell) => {
    const { active } = businesses;
    const { collection } = explorer;
    const arrangement = collection && arrangements.of(collection);
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
  };
  disposables.add(registerBusinessConditions(businesses, pins));
  disposables.add(
    keepTold(look, [
      businesses.onDidChange,
      arrangements.onDidChange,
      recent.onDidChange,
      schemas.history.onDidChange,
      explorer.onDidChangeSelection,
      recentView.onDidChangeSelection,
    ]),
  );
}

/** Those about the businesses and the folder, which are known before anything is used. */
export function registerBusinessConditions(
  businesses: Pick<Businesses, "list" | "onDidChange">,
  pins: ActivePin,
): Disposable {
  const look = (tell: Tell) => {
    const { list } = businesses;
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
    tell("kizen.isFolderPinned", pins.active?.from === "setting");
  };
  return keepTold(look, [businesses.onDidChange, pins.onDidChange]);
}

type Tell = (key: ContextKey, value: boolean) => void;

/** Looks now and at each of the events, and tells VS Code of what became another. */
function keepTold(look: (tell: Tell) => void, events: readonly Event<unknown>[]): Disposable {
  const told = new Map<ContextKey, boolean>();
  const lookAgain = () => {
    look((key, value) => {
      if (told.get(key) === value) return;
      told.set(key, value);
      setContextKey(key, value);
    });
  };
  lookAgain();
  const subscriptions = new DisposableStore();
  for (const event of events) subscriptions.add(event(lookAgain));
  return subscriptions;
}
