import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

export interface ProgressReport {
  readonly message: SafeText;
}

/** Shows in a notification that something goes on, and lets a person cancel it. */
export function showProgress<T>(
  title: SafeText,
  run: (report: (progress: ProgressReport) => void, token: vscode.CancellationToken) => Thenable<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) =>
    run((step) => progress.report(step), token),
  );
}

/** Shows in a view that something goes on. */
export function showProgressIn<T>(viewId: string, run: () => Thenable<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId } }, run);
}
