import type { SchemaPartRef } from "../schema/schemaEntries";
import type { SchemaThing } from "../schema/schemaThing";
import type { BusinessNode } from "./businessNode";

/** Rows that only hold others. */
export type SchemaGroup =
  | "schema"
  | "objects"
  | "fields"
  | "category"
  | "stages"
  | "relations"
  | "activityTypes"
  | "automations"
  | "team"
  | "roles";

/** A row of a business's schema: a group of things, or a thing that code names. */
export interface SchemaNode {
  readonly type: "schema";
  readonly nodeId: string;
  readonly businessKey: string;
  readonly parent: BusinessNode | SchemaNode;
  readonly group?: SchemaGroup;
  readonly thing?: SchemaThing;
  /** The name of a category; of a relation's row, of the object on the other side. */
  readonly label?: string;
  /** Of a relation's row: whether the other object leads here. */
  readonly isIncoming?: boolean;
  /** The list that its children are made of. */
  readonly part?: SchemaPartRef;
  readonly hasChildren: boolean;
}
