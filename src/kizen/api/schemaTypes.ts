/** What a business says of its own shape. Texts are trimmed; "" stands for what the server left out. */

/** An object: the kind of some of the business's records. */
export interface ObjectInfo {
  /** A UUID that differs per business. */
  readonly id: string;
  readonly apiName: string;
  /** The plural. */
  readonly label: string;
  /** The singular. */
  readonly singular: string;
  /** `standard` or `pipeline` as far as is known. */
  readonly type: string;
  readonly isCustom: boolean;
  readonly description: string;
}

export interface CategoryInfo {
  readonly id: string;
  readonly label: string;
}

export interface OptionInfo {
  /** Not always a UUID: a time zone's is its name. */
  readonly id: string;
  readonly label: string;
  readonly code: string;
}

/** Where the records lead that a field names. */
export interface RelationInfo {
  readonly objectId: string;
  readonly objectName: string;
  readonly objectLabel: string;
  /** `primary`, `additional`, `primary_for` or `additional_for` as far as is known. */
  readonly type: string;
  readonly cardinality: string;
  /** The field on the other side. */
  readonly fieldId: string;
}

export interface FieldInfo {
  readonly id: string;
  readonly apiName: string;
  readonly label: string;
  readonly type: string;
  readonly categoryId: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly isHidden: boolean;
  /** Built in: filters name it by its API name. */
  readonly isDefault: boolean;
  readonly options: readonly OptionInfo[];
  readonly relation?: RelationInfo;
}

export interface StageInfo {
  readonly id: string;
  readonly label: string;
  /** `open`, `won`, `lost` or `disqualified` as far as is known. */
  readonly status: string;
}

export interface ActivityTypeInfo {
  readonly id: string;
  readonly apiName: string;
  readonly label: string;
  readonly isEnabled: boolean;
}

export interface AutomationInfo {
  readonly id: string;
  readonly apiName: string;
  readonly label: string;
  readonly isActive: boolean;
}

export interface RoleInfo {
  readonly id: string;
  readonly label: string;
}

export interface PersonInfo {
  readonly id: string;
  readonly label: string;
  readonly email: string;
}

/** A list with what is known of its wholeness. */
export interface Listing<T> {
  readonly entries: readonly T[];
  /** Something is missing: an entry that could not be read, or pages beyond a bound. */
  readonly isPartial: boolean;
}
