/** Names all records of one kind in one business of this installation. */
export interface CollectionRef {
  /** The business's local key (`Business.key`), not Kizen's business id. */
  readonly businessKey: string;
  /** The record kind's id, such as `company`. */
  readonly kind: string;
}

/** Names the records that one list shows: all of a collection, or those of a pipeline in one stage. */
export interface ListRef extends CollectionRef {
  /** The id of the stage. */
  readonly stage?: string;
}

/** Names one record for good: the collection it belongs to, and the id Kizen gave it. */
export interface RecordRef extends CollectionRef {
  /** The record's id exactly as the server wrote it; a UUID in every answer seen, but never assumed to be one. */
  readonly id: string;
}

/** What a command can act on: a tree row, a picker row and a panel all carry the reference of their record. */
export interface RecordTarget {
  readonly ref: RecordRef;
  /** The name in the row the command was run on, where that is known. */
  readonly label?: string;
}

/** Same text for same lists; safe as a map key, in a tree id and in stored state. */
export function collectionKey({ businessKey, kind, stage }: ListRef): string {
  const key = `${keyPart(businessKey)}/${keyPart(kind)}`;
  return stage === undefined ? key : `${key}/stage-${keyPart(stage)}`;
}

/** Same text for same records; safe as a map key and in a tree id. */
export function recordKey(ref: RecordRef & ListRef): string {
  return `${collectionKey(ref)}/${keyPart(ref.id)}`;
}

/** Different for different texts, also for those with half a surrogate pair, for which `encodeURIComponent` throws. */
export function keyPart(text: string): string {
  if (text.isWellFormed()) return encodeURIComponent(text);
  return Array.from(text, (character) =>
    character.isWellFormed() ? encodeURIComponent(character) : `%u${character.charCodeAt(0).toString(16)}`,
  ).join("");
}

export function isCollectionRef(value: unknown): value is CollectionRef {
  if (typeof value !== "object" || value === null) return false;
  const { businessKey, kind } = value as Partial<Record<keyof CollectionRef, unknown>>;
  return typeof businessKey === "string" && typeof kind === "string";
}

export function isRecordRef(value: unknown): value is RecordRef {
  return isCollectionRef(value) && typeof (value as { id?: unknown }).id === "string";
}

export function isRecordTarget(value: unknown): value is RecordTarget {
  return typeof value === "object" && value !== null && isRecordRef((value as { ref?: unknown }).ref);
}
