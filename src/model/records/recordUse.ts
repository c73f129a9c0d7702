/** What was last done with a record. */
export type RecordUse = "opened" | "copied" | "inserted";

const USES: readonly unknown[] = ["opened", "copied", "inserted"] satisfies RecordUse[];

export function isRecordUse(value: unknown): value is RecordUse {
  return USES.includes(value);
}
