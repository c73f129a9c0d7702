import type * as vscode from "vscode";
import type { Event } from "../model/event";

/** Fires when other rows of a view are selected, and when the view comes or goes. */
export function selectionEvent<Node>(view: vscode.TreeView<Node>): Event<unknown> {
  return (listener) => {
    const subscriptions = [view.onDidChangeSelection(listener), view.onDidChangeVisibility(listener)];
    return {
      dispose: () => {
        for (const subscription of subscriptions) subscription.dispose();
      },
    };
  };
}
