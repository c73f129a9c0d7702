import type { FieldInfo } from "../../kizen";
import type { SchemaPartRef } from "./schemaEntries";
import type { SchemaThing } from "./schemaThing";

/** A thing of a schema with its place in it, wherever the schema is of. */
export interface LocatedThing {
  readonly thing: SchemaThing;
  /** The list that it is in. */
  readonly part: SchemaPartRef;
  /** Of an option: the field that it is of. */
  readonly field?: FieldInfo | undefined;
}
