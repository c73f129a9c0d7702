import type { ObjectField } from "../../../src/features/objectView/protocol";

/** A row of the table: a field, or an option below its field. */
export type Row = FieldRow | OptionRow;

interface FieldRow {
  readonly type: "field";
  /** Unlike those of other rows, and the same after a refresh. */
  readonly key: string;
  readonly field: ObjectField;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
}

export interface OptionRow {
  readonly type: "option";
  readonly key: string;
  readonly field: ObjectField;
  readonly option: ObjectField["options"][number];
  /** Of its field. */
  readonly parentKey: string;
}
