import type {
  ActivityTypeInfo,
  AutomationInfo,
  CallOptions,
  CategoryInfo,
  FieldInfo,
  KizenClient,
  Listing,
  ObjectInfo,
  PersonInfo,
  RoleInfo,
  StageInfo,
} from "../../kizen";

/** The lists that a schema consists of, by name. */
export interface SchemaEntries {
  objects: ObjectInfo;
  activityTypes: ActivityTypeInfo;
  automations: AutomationInfo;
  roles: RoleInfo;
  team: PersonInfo;
  /** Of an object. */
  fields: FieldInfo;
  categories: CategoryInfo;
  stages: StageInfo;
  /** Of an activity type. */
  activityFields: FieldInfo;
}

export type SchemaPartName = keyof SchemaEntries;

/** Names one list: of an object by its API name, of an activity type by its id, of the business by "". */
export interface SchemaPartRef<Name extends SchemaPartName = SchemaPartName> {
  readonly name: Name;
  readonly of: string;
}

/** What of a client reads a schema. */
export type SchemaClient = Pick<KizenClient, "objects" | "activities" | "automations" | "people">;

type Readers = {
  readonly [Name in SchemaPartName]: (
    client: SchemaClient,
    of: string,
    options: CallOptions,
  ) => Promise<Listing<SchemaEntries[Name]>>;
};

/** How each list is asked for. */
export const readers: Readers = {
  objects: ({ objects }, _, options) => objects.list(options),
  fields: ({ objects }, of, options) => objects.fields(of, options),
  categories: ({ objects }, of, options) => objects.categories(of, options),
  stages: ({ objects }, of, options) => objects.stages(of, options),
  activityTypes: ({ activities }, _, options) => activities.types(options),
  activityFields: ({ activities }, of, options) => activities.fields(of, options),
  automations: ({ automations }, _, options) => automations.list(options),
  roles: ({ people }, _, options) => people.roles(options),
  team: ({ people }, _, options) => people.team(options),
};
