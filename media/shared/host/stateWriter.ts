import type { Host } from "./host";

/** Milliseconds; each write of the state goes to VS Code. */
const DELAY = 100;

/** Keeps what a person did to a page, some time after it and at most that often. */
export class StateWriter<State extends object> {
  #timer: number | undefined;

  constructor(
    private readonly host: Pick<Host<never>, "writeState">,
    private readonly state: () => State | undefined,
  ) {}

  writeSoon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.write(), DELAY);
  }

  write(): void {
    const state = this.state();
    if (state) this.host.writeState(state);
  }
}
