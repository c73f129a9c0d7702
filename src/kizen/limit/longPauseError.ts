/** A request is not kept waiting, because the pause that its destination asked for is too long. */
export class LongPauseError extends Error {
  override readonly name = "LongPauseError";

  constructor(
    /** Milliseconds that the destination still wants to be left alone, in its own word. */
    readonly retryAfter: number,
  ) {
    super("The pause is longer than a request waits.");
  }
}
