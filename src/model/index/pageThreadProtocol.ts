import type { PageDigest } from "./pageDigest";

export interface PageQuestion {
  /** Comes back with the answer. */
  readonly id: number;
  readonly number: number;
  readonly text: string;
}

export interface PageAnswer {
  readonly id: number;
  /** Undefined where the text is no page. */
  readonly digest: PageDigest | undefined;
}
