import type { Commands, CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { pinnedBusiness, type Pin } from "../../model/businesses/pins";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { FoundRow } from "../../model/lookup/foundRow";
import { Lookup, type LookupDependencies } from "../../model/lookup/lookup";
import type { StateStore } from "../../model/ports";
import { ownersOf } from "../../model/schema/foundThing";
import type { Schemas } from "../../model/schema/schemas";
import { setContextKey } from "../../platform/contextKeys";
import { kindLabel } from "../../platform/kindLabel";
import { runCommand } from "../../platform/registerCommands";
import { selectedQuery } from "./selectedQuery";
import { LookupPicker, type Scope } from "./lookupPicker";
import { businessName } from "../../platform/businessName";
import { t } from "../../platform/text/localize";
import { doors, doorToComparison, type Door, type LookupCommand } from "./doors";
import { SectionToggles } from "./sectionToggles";

export interface LookupCommandsDependencies extends Omit<
  LookupDependencies,
  "businesses" | "kinds" | "schemas"
> {
  readonly businesses: Pick<Businesses, "active" | "activeFirst" | "list" | "get">;
  readonly kinds: Pick<RecordKinds, "get" | "of" | "onDidChange">;
  readonly schemas: Pick<Schemas, "of" | "open" | "onDidChange">;
  /** The pin of the folder one works in: its business is asked first. */
  readonly pins: { readonly active: Pin | undefined };
  /** Keeps which kinds of answers are shown. */
  readonly state: StateStore;
}

type Target = Parameters<Commands["kizen.findRecord"]>[0];

/** The doors to the one look-up: what each finds, and what Enter does there. */
export function lookupCommands(dependencies: LookupCommandsDependencies): CommandsOf<LookupCommand> {
  const { businesses, pins, kinds, schemas } = dependencies;
  const toggles = new SectionToggles(dependencies.state);
  // Kept for the next time the picker is opened, and not beyond the window: nobody expects a search to be written down.
  let lastQuery = "";
  let isEverywhere = false;

  const scopeFor = (active: Business, door: Door): Scope => {
    const isSeveral = businesses.list.length > 1;
    const isWide = isEverywhere && isSeveral;
    const businessKeys = isWide ? businesses.list.map(({ key }) => key) : [active.key];
    const isToggled = door.hasThings && door.kinds !== "none";
    return {
      lookup: {
        businessKeys,
        kinds: isToggled && !toggles.showsRecords ? "none" : door.kinds,
        sections: door.hasThings ? toggles.shown : [],
      },
      title: isWide ? door.everywhere() : door.inOne(businessName(active)),
      toggle: !isSeveral
        ? undefined
        : isWide
          ? t("Search Only “{0}”", businessName(active))
          : t("Search All Businesses"),
      sections: door.hasThings ? toggles.buttons(isToggled) : [],
    };
  };

  const open = (door: Door, target?: Target) => {
    const key = target?.collection?.businessKey ?? target?.businessKey;
    const given = key === undefined ? undefined : businesses.get(key);
    // Whoever asks on the row of a business means that one.
    if (given) isEverywhere = false;
    const active = given ?? (pins.active && pinnedBusiness(pins.active, businesses)) ?? businesses.active;
    if (!active) return runCommand("kizen.addBusiness");
    const picker = new LookupPicker({
      lookup: new Lookup(dependencies),
      query: selectedQuery() ?? lastQuery,
      placeholder: door.placeholder(),
      businessNameOf: (key) => businessName(businesses.get(key)),
      kindOf: door.kinds === "all" ? ({ ref }) => kindLabel(kinds.get(ref)).one : undefined,
      ownersOf: (thing) => ownersOf(thing, schemas.of(thing.businessKey)),
      scope: () => scopeFor(active, door),
      toggleScope: () => (isEverywhere = !isEverywhere),
      onQuery: (query) => (lastQuery = query),
      onAccept: (found: FoundRow) => {
        if ("ref" in found) setContextKey("kizen.hasFoundRecord", true);
        return door.accept(found);
      },
    });
    picker.show();
    return Promise.resolve();
  };

  return {
    "kizen.find": (target) => open(doors.find, target),
    "kizen.findInSchema": (target) => open(doors.inSchema, target),
    "kizen.findRecord": (target) => {
      const { collection, compareWith } = target ?? {};
      if (compareWith) return open(doorToComparison(compareWith), target);
      return open(
        collection ? doors.ofKind(collection.kind, kindLabel(kinds.get(collection)).one) : doors.record,
        target,
      );
    },
    "kizen.findCompany": (target) => open(doors.company, target),
    "kizen.insertNameOrId": () => open(doors.insert),
    "kizen.insertCompanyId": () => open(doors.insertCompany),
  };
}
