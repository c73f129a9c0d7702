import type { FieldInfo } from "../../kizen";
import type { Localize, SafeText } from "../text/safeText";
import type { SchemaEntries, SchemaPartName } from "./schemaEntries";
import type { SchemaThing } from "./schemaThing";

/** Things of one kind that are found by their names. One more value of this in the list is all that another kind takes. */
export interface ThingSection {
  /** Stands in stored state. */
  readonly name: string;
  readonly title: (t: Localize) => SafeText;
  readonly what: SchemaThing["what"];
  /** The lists of a schema whose entries are, or hold, such things. */
  readonly parts: readonly SchemaPartName[];
  /** How many of them an entry holds. */
  readonly count: (entry: unknown) => number;
  /** @param of whose the list is */
  readonly thing: (entry: unknown, index: number, of: string) => SchemaThing;
  /** The field that holds them, where one does. */
  readonly fieldOf: (entry: unknown) => FieldInfo | undefined;
}

interface SectionOptions<Name extends SchemaPartName> extends Pick<ThingSection, "name" | "title" | "what"> {
  readonly parts: readonly Name[];
  readonly thing: (entry: SchemaEntries[Name], index: number, of: string) => SchemaThing;
  readonly count?: (entry: SchemaEntries[Name]) => number;
  readonly fieldOf?: (entry: SchemaEntries[Name]) => FieldInfo;
}

/** The entries of a list are what its name says. */
function section<Name extends SchemaPartName>(options: SectionOptions<Name>): ThingSection {
  return { count: () => 1, fieldOf: () => undefined, ...options } as ThingSection;
}

/** Where one looks in a schema, in the order in which the answers are shown. */
export const thingSections: readonly ThingSection[] = [
  section({
    name: "objects",
    title: (t) => t("Objects"),
    what: "object",
    parts: ["objects"],
    thing: (info) => ({ what: "object", info }),
  }),
  section({
    name: "fields",
    title: (t) => t("Fields"),
    what: "field",
    parts: ["fields", "activityFields"],
    thing: (info, _, owner) => ({ what: "field", info, owner }),
  }),
  section({
    name: "options",
    title: (t) => t("Options"),
    what: "option",
    parts: ["fields", "activityFields"],
    // The options of the field `stage` are the stages once more.
    count: ({ apiName, options }) => (apiName === "stage" ? 0 : options.length),
    thing: ({ options }, index) => ({ what: "option", info: options[index] ?? NO_OPTION }),
    fieldOf: (field) => field,
  }),
  section({
    name: "categories",
    title: (t) => t("Field Categories"),
    what: "category",
    parts: ["categories"],
    thing: (info) => ({ what: "category", info }),
  }),
  section({
    name: "stages",
    title: (t) => t("Stages"),
    what: "stage",
    parts: ["stages"],
    thing: (info) => ({ what: "stage", info }),
  }),
  section({
    name: "activityTypes",
    title: (t) => t("Activity Types"),
    what: "activityType",
    parts: ["activityTypes"],
    thing: (info) => ({ what: "activityType", info }),
  }),
  section({
    name: "automations",
    title: (t) => t("Automations"),
    what: "automation",
    parts: ["automations"],
    thing: (info) => ({ what: "automation", info }),
  }),
  section({
    name: "people",
    title: (t) => t("Team"),
    what: "person",
    parts: ["team"],
    thing: (info) => ({ what: "person", info }),
  }),
  section({
    name: "roles",
    title: (t) => t("Roles"),
    what: "role",
    parts: ["roles"],
    thing: (info) => ({ what: "role", info }),
  }),
];

const NO_OPTION = { id: "", label: "", code: "" };
