/** Something that is made and must be given back; the shape of `vscode.Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** A subscribable event; the shape of `vscode.Event`. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Fires one kind of event. The shape of `vscode.EventEmitter`, for the rings that do not know the editor. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that one function subscribed twice is told twice and unsubscribed singly.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
