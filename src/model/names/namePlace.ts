import type { Certainty } from "./inference/inference";

/** What a name in a string is the name of. */
type NameKind = "object" | "field" | "option" | "activity";

/** A place in a document where a name stands, or may be written. */
export interface NamePlace {
  readonly kind: NameKind;
  /** `text.slice(start, end)` is the name as it is written. */
  readonly start: number;
  readonly end: number;
  /** Where the name itself begins, which is written: behind `deals.` in `deals.amount`. */
  readonly nameStart: number;
  readonly certainty: Certainty;
  /** The objects whose fields may stand here, best first; for an option, those of its fields. */
  readonly objects: readonly string[];
  /** For an option: the fields that it may be one of, as `[object, field]`. */
  readonly fields: readonly (readonly [object: string, field: string])[];
  readonly match: NameMatch | undefined;
  readonly problem: NameProblem | undefined;
}

/** What a name stands for, by API names; an option by its label. */
export interface NameMatch {
  readonly object?: string;
  readonly field?: string;
  readonly option?: string;
  readonly activity?: string;
}

/** Why a name is wrong. */
export interface NameProblem {
  readonly kind: "unknown" | "archived";
  /** Whose name it is not: an object, or a field of an object. */
  readonly object: string | undefined;
  readonly field: string | undefined;
  /** Where a suggestion would be written: behind `deals.`, not in its place. */
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly string[];
}
