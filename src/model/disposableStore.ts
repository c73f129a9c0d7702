import type { Disposable } from "./event";

/** Disposes what was added to it, the last part first, since a part may use those that were there before it. */
export class DisposableStore implements Disposable {
  readonly #parts: Disposable[] = [];

  /** Gives back the part that was added. */
  add<T extends Disposable>(part: T): T {
    this.#parts.push(part);
    return part;
  }

  dispose(): void {
    for (const part of this.#parts.splice(0).reverse()) part.dispose();
  }
}
