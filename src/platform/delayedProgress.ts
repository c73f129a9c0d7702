import type { SafeText } from "../model/text/safeText";
import { showProgress } from "./text/progress";

/** What takes longer than this many milliseconds says so, and can be cancelled. */
const DELAY_MS = 1000;
/** Milliseconds between two reports of how far it is. */
const REPORT_INTERVAL_MS = 250;

/** Runs something that may take a while. The signal aborts when the person cancels, and when `run` has ended. */
export async function withDelayedProgress<T>(
  title: SafeText,
  run: (signal: AbortSignal) => Promise<T>,
  message: () => SafeText = () => "",
): Promise<T> {
  const controller = new AbortController();
  const running = run(controller.signal);
  const timer = setTimeout(() => void showWhile(title, running, controller, message), DELAY_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

function showWhile(
  title: SafeText,
  running: Promise<unknown>,
  controller: AbortController,
  message: () => SafeText,
): Thenable<void> {
  return showProgress(title, async (report, token) => {
    token.onCancellationRequested(() => controller.abort());
    const timer = setInterval(() => report({ message: message() }), REPORT_INTERVAL_MS);
    // Whoever runs it is told of a failure; here it only ends the progress.
    await Promise.allSettled([running]);
    clearInterval(timer);
  });
}
