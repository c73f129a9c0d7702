import type { Logger, StateStore } from "./ports";
import { logText } from "./text/logText";

/** The editor did not keep a value: what was changed holds until the window is closed. */
export class StateNotKeptError extends Error {
  override readonly name = "StateNotKeptError";
}

/** A state store whose failures are logged, whoever waits for them or not. */
export function loggedState(state: StateStore, log: Pick<Logger, "warn">): StateStore {
  return {
    get: (key) => state.get(key),
    set: async (key, value) => {
      try {
        await state.set(key, value);
      } catch (error) {
        log.warn(logText`State was not kept: ${error instanceof Error ? error.message : "unknown error"}`);
        throw new StateNotKeptError();
      }
    },
  };
}
