import * as vscode from "vscode";
import type { Disposable } from "../../model/event";
import type { IdResolver } from "../../model/ids/idResolver";
import { isResolveOn } from "../../platform/settings/hints";

/** Milliseconds without a change of any document before anything is asked: nobody types then. */
const QUIET = 1500;
/** Ids waiting to be asked for at most; those seen last are more likely still on screen. */
const MOST_WAITING = 200;

export interface VisibleIdsDependencies {
  readonly resolver: Pick<IdResolver, "resolve">;
  /** Whether unknown ids on screen are asked for at all. */
}

export interface VisibleIds extends Disposable {
  /** Remembers ids on screen that nothing is known of. Returns at once. */
  note(ids: Iterable<string>): void;
}

/** Asks for ids on screen one after the other, behind everything else, and never while someone types. */
export function createVisibleIds({ resolver }: VisibleIdsDependencies): VisibleIds {
  const waiting = new Set<string>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isResolving = false;
  let lastChange = 0;

  const schedule = () => {
    if (timer || isResolving || waiting.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (Date.now() - lastChange < QUIET) schedule();
      else void resolveAll();
    }, QUIET);
  };

  const resolveAll = async () => {
    isResolving = true;
    for (const id of waiting) {
      if (closing.signal.aborted || Date.now() - lastChange < QUIET) break;
      waiting.delete(id);
      await resolver.resolve(id, { priority: "hint", signal: closing.signal });
    }
    isResolving = false;
    if (!closing.signal.aborted) schedule();
  };

  const subscription = vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
    if (contentChanges.length > 0) lastChange = Date.now();
  });

  return {
    note: (ids) => {
      if (!isResolveOn()) return;
      for (const id of ids) {
        waiting.delete(id);
        waiting.add(id);
      }
      for (const id of waiting) {
        if (waiting.size <= MOST_WAITING) break;
        waiting.delete(id);
      }
      schedule();
    },
    dispose: () => {
      closing.abort();
      clearTimeout(timer);
      subscription.dispose();
      waiting.clear();
    },
  };
}
