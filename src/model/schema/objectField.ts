import type { CellEntry } from "../tables/table";

/** A field with what it refers to in words. Pages know it, too: it is described without the API. */
export interface ObjectField {
  readonly id: string;
  readonly apiName: string;
  readonly label: string;
  readonly type: string;
  readonly category: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly isHidden: boolean;
  readonly options: readonly CellEntry[];
  /** The name of the object that it leads to; "" where it leads to none. */
  readonly relation: string;
  /** That object's id or API name. */
  readonly relationId: string;
  readonly reference: string;
  readonly filterReference: string;
}
