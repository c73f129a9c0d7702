/** Names one record for good: which business of this installation, what kind, and the id Kizen gave it. */
export interface RecordRef {
  /** The business's local key (`Business.key`), not Kizen's business id. */
  readonly businessKey: string;
  /** The record kind's id, such as `company`. */
  readonly kind: string;
  /** The record's id exactly as the server wrote it; a UUID in every answer seen, but never assumed to be one. */
  readonly id: string;
}

/** What a command can act on: a tree row, a picker row and a panel all carry the reference of their record. */
export interface RecordTarget {
  readonly ref: RecordRef;
  /** The name in the row the command was run on, where that is known. */
  readonly label?: string;
}

/** Same text for same records; safe as a map key and in a tree id. */
export function recordKey(ref: RecordRef): string {
  return [ref.businessKey, ref.kind, ref.id].map(encodeURIComponent).join("/");
}

export function isRecordRef(value: unknown): value is RecordRef {
  if (typeof value !== "object" || value === null) return false;
  const { businessKey, kind, id } = value as Partial<Record<keyof RecordRef, unknown>>;
  return typeof businessKey === "string" && typeof kind === "string" && typeof id === "string";
}

export function isRecordTarget(value: unknown): value is RecordTarget {
  return typeof value === "object" && value !== null && isRecordRef((value as { ref?: unknown }).ref);
}
