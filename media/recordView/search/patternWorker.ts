/** Asks a worker for the places in each of some texts that match. */
interface Batch {
  readonly source: string;
  readonly flags: string;
  readonly texts: readonly string[];
  readonly most: number;
}

/** Places by the number of their text: number, start and end, one after the other. */
export type Places = readonly number[];

/** Thrown where a pattern did not come to an end in time. */
export class PatternTooSlow extends Error {}

/** Milliseconds for one batch. The machine may be busy, but nobody waits longer for a search to begin. */
const LIMIT = 2000;

/**
 * Runs in the worker, and is sent there as its source text: it may use nothing from outside of itself.
 */
function answer(): void {
  const scope = globalThis as unknown as {
    onmessage: ((event: { readonly data: Batch }) => void) | null;
    postMessage(places: number[]): void;
  };
  scope.onmessage = ({ data: { source, flags, texts, most } }) => {
    const pattern = new RegExp(source, flags);
    const places: number[] = [];
    for (const [number, text] of texts.entries()) {
      for (const { index, 0: match } of text.matchAll(pattern)) {
        if (match !== "") places.push(number, index, index + match.length);
        if (places.length >= most * 3) break;
      }
      if (places.length >= most * 3) break;
    }
    scope.postMessage(places);
  };
}

/**
 * Matches a person's own pattern in a worker, which can be ended: no engine can be stopped from within while it
 * tries the exponentially many ways of `(a+)+$`.
 */
export class PatternWorker {
  readonly #worker: Worker;
  readonly #url: string;

  constructor(private readonly pattern: RegExp) {
    this.#url = URL.createObjectURL(new Blob([`(${answer.toString()})()`], { type: "text/javascript" }));
    this.#worker = new Worker(this.#url);
  }

  /** Rejects with `PatternTooSlow` after two seconds, and then is of no more use. Resolves early once aborted. */
  find(texts: readonly string[], most: number, signal: AbortSignal): Promise<Places> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new PatternTooSlow("The pattern takes too long.")), LIMIT);
      signal.addEventListener("abort", () => resolve([]), { once: true });
      this.#worker.onmessage = ({ data }: MessageEvent<number[]>) => {
        clearTimeout(timer);
        resolve(data);
      };
      const { source, flags } = this.pattern;
      this.#worker.postMessage({ source, flags, texts, most } satisfies Batch);
    });
  }

  dispose(): void {
    this.#worker.terminate();
    URL.revokeObjectURL(this.#url);
  }
}
