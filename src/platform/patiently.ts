import * as vscode from "vscode";

/** What takes longer than this many milliseconds says so, and can be cancelled. */
const PATIENCE = 1000;
/** Milliseconds between two reports of how far it is. */
const REPORT = 250;

/** Runs something that may take a while. The signal aborts when the person cancels, and when `run` has ended. */
export async function patiently<T>(
  title: string,
  run: (signal: AbortSignal) => Promise<T>,
  message: () => string = () => "",
): Promise<T> {
  const controller = new AbortController();
  const running = run(controller.signal);
  const timer = setTimeout(() => void showProgress(title, running, controller, message), PATIENCE);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

function showProgress(
  title: string,
  running: Promise<unknown>,
  controller: AbortController,
  message: () => string,
): Thenable<void> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    const timer = setInterval(() => progress.report({ message: message() }), REPORT);
    // Whoever runs it is told of a failure; here it only ends the progress.
    await Promise.allSettled([running]);
    clearInterval(timer);
  });
}
