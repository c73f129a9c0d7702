import { isKizenError } from "../../kizen";
import type { Disposable } from "../event";
import type { RecordCache } from "../records/recordCache";
import type { RecordRef, RecordTarget } from "../recordRef";

/** A pasted id is complete at once; a typed one settles for this long, in milliseconds, before Kizen is asked. */
const SETTLE = 150;

/** Asks Kizen for the record whose id was typed, in each business that it may be of. Only the newest id's answer counts. */
export class IdLookup implements Disposable {
  #request: AbortController | undefined;
  #found: readonly Required<RecordTarget>[] = [];
  #error: unknown;

  constructor(
    private readonly records: Pick<RecordCache, "get">,
    private readonly onDidFind: () => void,
  ) {}

  get isPending(): boolean {
    return this.#request !== undefined;
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
  find(refs: readonly RecordRef[]): void {
    this.#request?.abort();
    this.#request = undefined;
    this.#found = [];
    this.#error = undefined;
    this.findMore(refs);
  }

  /** Asks for others that may be meant by the same id. */
  findMore(refs: readonly RecordRef[]): void {
    if (refs.length > 0) void this.#find(refs, (this.#request = new AbortController()));
  }

  dispose(): void {
    this.#request?.abort();
  }

  async #find(refs: readonly RecordRef[], request: AbortController): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    const { signal } = request;
    if (signal.aborted) return;
    let failure: unknown;
    const refusals: unknown[] = [];
    const requests = refs.map(async (ref): Promise<Required<RecordTarget>[]> => {
      try {
        const { label } = await this.records.get(ref, { signal });
        return [{ ref, label }];
      } catch (error) {
        // "Not found" is an answer: the picker says that nothing was found. That this user may not see one collection
        // among several says nothing of the others.
        const kind = isKizenError(error) ? error.kind : undefined;
        if (kind === "forbidden") refusals.push(error);
        else if (kind !== "notFound") failure = error;
        return [];
      }
    });
    const found = (await Promise.all(requests)).flat();
    // A newer id may have been typed while this one was answered.
    if (this.#request !== request) return;
    this.#request = undefined;
    this.#found = [...this.#found, ...found];
    if (refusals.length === refs.length) [failure] = refusals;
    this.#error = this.#found.length > 0 ? undefined : failure;
    this.onDidFind();
  }
}
