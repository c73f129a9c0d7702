import { isKizenError } from "../../kizen";
import type { Disposable } from "../event";
import type { RecordCache } from "../records/recordCache";
import type { RecordRef, RecordTarget } from "../recordRef";

/** A pasted id is complete at once; a typed one settles for this long, in milliseconds, before Kizen is asked. */
const SETTLE = 150;

/** Asks Kizen for the record whose id was typed, in each business that it may be of. Only the newest id's answer counts. */
export class IdQuestion implements Disposable {
  #asking: AbortController | undefined;
  #found: readonly Required<RecordTarget>[] = [];
  #error: unknown;

  constructor(
    private readonly records: Pick<RecordCache, "get">,
    private readonly onDidAnswer: () => void,
  ) {}

  get isAsking(): boolean {
    return this.#asking !== undefined;
  }

  /** The records with the id, by the name that Kizen gave. */
  get found(): readonly Required<RecordTarget>[] {
    return this.#found;
  }

  /** Why none was found, where that is no answer but a failure. */
  get error(): unknown {
    return this.#error;
  }

  /** Asks for the records that may be meant; for none, what was asked before is dropped. */
  ask(refs: readonly RecordRef[]): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#found = [];
    this.#error = undefined;
    if (refs.length > 0) void this.#ask(refs, (this.#asking = new AbortController()));
  }

  dispose(): void {
    this.#asking?.abort();
  }

  async #ask(refs: readonly RecordRef[], asking: AbortController): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    const { signal } = asking;
    if (signal.aborted) return;
    let failure: unknown;
    const asked = refs.map(async (ref): Promise<Required<RecordTarget>[]> => {
      try {
        const { label } = await this.records.get(ref, { signal });
        return [{ ref, label }];
      } catch (error) {
        // "Not found" is an answer: the picker says that nothing was found.
        if (!isKizenError(error) || error.kind !== "notFound") failure = error;
        return [];
      }
    });
    const found = (await Promise.all(asked)).flat();
    // A newer id may have been typed while this one was answered.
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    this.#found = found;
    this.#error = found.length > 0 ? undefined : failure;
    this.onDidAnswer();
  }
}
