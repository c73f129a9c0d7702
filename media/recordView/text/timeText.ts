/** Units of a duration, largest first, with their length in milliseconds. */
const units = [
  ["year", 365.25 * 86_400_000],
  ["month", 30.4375 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/**
 * A time as a person reads it: in their own time zone, and how long ago it is. A day has no time zone, and is the
 * same one everywhere.
 */
export function timeText(
  { time, isDay }: { readonly time: number; readonly isDay: boolean },
  now: number,
  language: string,
): string {
  const local = new Intl.DateTimeFormat(
    language,
    isDay ? { dateStyle: "full", timeZone: "UTC" } : { dateStyle: "full", timeStyle: "long" },
  ).format(time);
  return `${local} · ${age(time, isDay ? startOfDay(now) : now, isDay, language)}`;
}

/** `now` as a day without a time zone: the person's own today. */
function startOfDay(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

function age(time: number, now: number, isDay: boolean, language: string): string {
  const elapsed = time - now;
  const fitting = units.find(([unit, length]) => (isDay && unit === "day") || Math.abs(elapsed) >= length);
  const [unit, length] = fitting ?? units[units.length - 1] ?? ["second", 1000];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
    Math.trunc(elapsed / length),
    unit,
  );
}
