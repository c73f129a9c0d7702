import type { Activity, Work } from "../../kizen";
import type { Localize } from "../ports";

/** Whoever waits for no longer than this, in milliseconds, does not notice that there is a queue. */
const NOTICEABLE = 1_000;

/** Why what waits does: for its turn, for the end of a pause, or until Kizen answers a probe. */
export type Reason = "turn" | "pause" | "probe";

/** Why something has waited for more than a second, or undefined where nothing has. */
export function reasonToWait(activity: Activity, now: number): Reason | undefined {
  const isWaiting = activity.work.some(({ state, since }) => state !== "running" && now - since > NOTICEABLE);
  if (!isWaiting) return undefined;
  if (activity.isSuspended) return "probe";
  return activity.pausedUntil !== undefined && activity.pausedUntil > now ? "pause" : "turn";
}

/** What the client is doing, in a few words. */
export function activityText(activity: Activity, now: number, t: Localize): string {
  const { running, waiting, isSuspended, pausedUntil } = activity;
  const counts = t("{0} running, {1} waiting", running, waiting);
  if (isSuspended) return t("{0}, until Kizen answers again", counts);
  if (pausedUntil === undefined || pausedUntil <= now) return counts;
  return t("{0}, paused for {1} s", counts, Math.ceil((pausedUntil - now) / 1000));
}

/** What one request is doing, in words. */
export function workText({ state, priority, since }: Work, now: number, t: Localize): string {
  const states: Readonly<Record<Work["state"], string>> = {
    waiting: t("waiting"),
    running: t("running"),
    retrying: t("waiting to be tried again"),
  };
  const reasons: Readonly<Record<Work["priority"], string>> = {
    interactive: t("asked for by you"),
    nextPage: t("next page"),
    hint: t("hint"),
    bulk: t("in the background"),
  };
  return t("{0}, {1}, for {2} s", states[state], reasons[priority], Math.round((now - since) / 1000));
}
