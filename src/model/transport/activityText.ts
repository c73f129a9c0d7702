import type { Activity, ActiveRequest } from "../../kizen";
import type { Localize, SafeText } from "../text/safeText";

/** Whoever waits for no longer than this, in milliseconds, does not notice that there is a queue. */
const NOTICEABLE = 1_000;

/** What requests wait for: the limit, the end of a pause, or the answer to a probe. */
export type Reason = "queue" | "pause" | "probe";

/** Why something has waited for more than a second, or undefined where nothing has. */
export function reasonToWait(activity: Activity, now: number): Reason | undefined {
  const holds = activity.requests
    .filter(({ state, since }) => state !== "running" && now - since > NOTICEABLE)
    .map(({ hold }) => hold);
  if (holds.length === 0) return undefined;
  return holds.find((hold) => hold === "probe") ?? holds.find((hold) => hold === "pause") ?? "queue";
}

/** What the client is doing, in a few words. */
export function activityText(activity: Activity, now: number, t: Localize): SafeText {
  const { running, waiting, isSuspended, pausedUntil } = activity;
  const counts = t("{0} running, {1} waiting", running, waiting);
  if (isSuspended) return t("{0}, until Kizen answers again", counts);
  if (pausedUntil === undefined || pausedUntil <= now) return counts;
  return t("{0}, paused for {1} s", counts, Math.ceil((pausedUntil - now) / 1000));
}

/** What one request is doing, in words. */
export function requestText({ state, priority, since }: ActiveRequest, now: number, t: Localize): SafeText {
  const states: Readonly<Record<ActiveRequest["state"], SafeText>> = {
    waiting: t("waiting"),
    running: t("running"),
    retrying: t("waiting to be tried again"),
  };
  const reasons: Readonly<Record<ActiveRequest["priority"], SafeText>> = {
    interactive: t("asked for by you"),
    nextPage: t("next page"),
    hint: t("hint"),
    bulk: t("in the background"),
  };
  return t("{0}, {1}, for {2} s", states[state], reasons[priority], Math.round((now - since) / 1000));
}
