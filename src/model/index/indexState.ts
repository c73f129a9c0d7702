import type { EarlyEnd } from "./readingPass";

export interface RecordIndexState {
  /** Records that can be found now. */
  readonly loaded: number;
  /** Records the reading under way has met; the same as `loaded` while nothing is read. */
  readonly read: number;
  /** How many there are, where the server says so. */
  readonly count: number | undefined;
  readonly isBuilding: boolean;
  /** Everything was read at least once. */
  readonly isComplete: boolean;
  /** When the last whole reading began, in milliseconds since the epoch: how old the index is at most. */
  readonly readAt: number | undefined;
  /** Why that reading may lack records, where the server sent the same again or more than is kept. */
  readonly earlyEnd: EarlyEnd | undefined;
  /** Why the reading stands still; `build` tries again. */
  readonly error: unknown;
}

/** A whole reading of the list: what the index is worth. */
export interface Reading {
  readonly id: number;
  readonly startedAt: number;
  readonly count: number | undefined;
  readonly earlyEnd: EarlyEnd | undefined;
}
