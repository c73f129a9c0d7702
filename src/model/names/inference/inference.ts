import type { PathName } from "../paths";
import type { Program } from "./program";
import type { SchemaNames } from "../schemaNames";
import type { Call, Fn, Node, Text } from "../syntax/nodes";

/** How sure it is that a string is a name: `certain` ones may be wrong, all others are right or nothing at all. */
export type Certainty = "certain" | "likely";

interface CommonRole {
  readonly certainty: Certainty;
  /** The key is one that others use too: nothing is said of it unless something alike was meant. */
  readonly isEveryday: boolean;
}

export interface NameRole extends CommonRole {
  readonly is: "object" | "activity";
  /** Things of others may be called so: it is no sign of Kizen. */
  readonly isGuess?: boolean;
}

/** A field, or a list of fields. */
export interface FieldRole extends CommonRole {
  readonly is: "field" | "fields";
  /** Whose field it is, where the program says so: a record. */
  readonly record?: Node;
  /** Everything else that has a key looks the same: only telling names count. */
  readonly isWeak?: boolean;
  /** Others have such keys, too: it is wrong only where the same call or mapping says the object. */
  readonly isOnlyNear?: boolean;
}

/** `{ name, value }`, or a list of those. */
interface FieldValuesRole extends CommonRole {
  readonly is: "fieldValues";
}

export interface OptionRole extends CommonRole {
  readonly is: "option";
  /** What names its field. */
  readonly of: Node;
}

/** What a place in a program is for. */
export type Role = NameRole | FieldRole | FieldValuesRole | OptionRole;

/** The objects that a field at some place may be of, best first. */
export interface Objects {
  readonly groups: readonly ObjectGroup[];
}

/** How near an object is said: in the same call or mapping, in the function, in the file. */
type Nearness = "call" | "function" | "file";

export interface NamedObjects {
  readonly names: readonly string[];
  /** Some object is meant here that the file does not name: nobody can say which. */
  readonly isOpen: boolean;
  /** Nothing but a string says so that is given to something unknown. */
  readonly isGuess?: boolean;
  /** Such a string says so of what a call is made on: a table of a database may have the same name. */
  readonly isFar?: boolean;
  /** A mapping far around says so: parts of it may be about something else. */
  readonly isOuter?: boolean;
}

export interface ObjectGroup extends NamedObjects {
  readonly nearness: Nearness;
}

/** What can be found out about a program; its parts ask each other. */
export interface Inference {
  readonly program: Program;
  readonly schema: SchemaNames;
  /** Whether the document is data, which says things of its own, and whether nobody knows which programs read it. */
  readonly isData: boolean;
  readonly isLooseData: boolean;
  pathAt(node: Node): PathName | undefined;
  roleAt(node: Node): Role | undefined;
  objectsAt(node: Node): Objects;
  /** Whether a call, or a function that is called, asks others than Kizen, or only tells something. */
  isElsewhere(node: Call | Fn): boolean;
  /** The objects that a call asks for: by a path, or by a parameter that becomes part of one. */
  objectsOfCall(call: Call): NamedObjects;
  /** The objects that are said where the value of an assignment, a function or a list is used. */
  objectsOfUses(node: Node): NamedObjects;
  /** The objects that an expression may be a record of, or its fields, or an answer with such records. */
  recordObjects(node: Node): readonly string[];
  /** The strings that name the field whose value an expression is. */
  fieldsBehind(node: Node): readonly Text[];
}
