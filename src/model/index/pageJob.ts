import type { SummaryFields } from "../kinds/recordKind";
import type { PageDigest } from "./pageDigest";

export interface PageJob {
  /** Comes back with the answer. */
  readonly id: number;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly summary: SummaryFields;
}

export interface PageResult {
  readonly id: number;
  /** Undefined where the bytes are no page. */
  readonly digest: PageDigest | undefined;
}
