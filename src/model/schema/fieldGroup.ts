/** Fields of an object that a page is told of: twice what Kizen allows (docs/kizen-api.md, Objects). */
export const MOST_FIELDS = 1000;

/** Fields that stand together. Pages know it, too: it is described without the API. */
export interface FieldGroup {
  /** The category; "" for the fields of none that is known, which come last. */
  readonly label: string;
  readonly fields: readonly GroupedField[];
}

export interface GroupedField {
  readonly id: string;
  readonly apiName: string;
  readonly label: string;
  readonly type: string;
  readonly isReadOnly: boolean;
  readonly isHidden: boolean;
}

/**
 * How much of an object's fields is known. `unknown` before they were read, and where a business has no such list; one
 * that is `refused` or has `failed` has no fields here, or those that were read before.
 */
export type FieldsState = "unknown" | "whole" | "partial" | "refused" | "failed";
