const SECONDS = /^\d+(?:\.\d+)?$/;
/** The three forms of RFC 9110, 5.6.7, and ISO 8601. `Date.parse` alone finds a date in "garbage 2099". */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d?:\d\d:\d\d/i;
const ISO_DATE = /^\d{4}-\d\d-\d\dt\d\d:\d\d/i;
const ZONE = /(?:gmt|utc|z|[+-]\d\d:?\d\d)$/i;

/**
 * Milliseconds that an answer asks to wait (RFC 9110, 10.2.3), or undefined where it names no time that lies ahead. A
 * date is compared with the answer's own `Date`: the server's clock and this computer's may differ by hours.
 */
export function readRetryAfter(
  retryAfter: string | undefined,
  date: string | undefined,
  now: () => number = Date.now,
): number | undefined {
  const text = retryAfter?.trim() ?? "";
  const ms = SECONDS.test(text) ? Number(text) * 1000 : readDate(text) - (readDate(date ?? "") || now());
  return ms > 0 ? ms : undefined;
}

/** Milliseconds since the epoch; NaN where the text is no date. */
function readDate(text: string): number {
  const trimmed = text.trim();
  if (!HTTP_DATE.test(trimmed) && !ISO_DATE.test(trimmed)) return NaN;
  // One of the three forms names no zone and means GMT.
  if (ZONE.test(trimmed)) return Date.parse(trimmed);
  return Date.parse(ISO_DATE.test(trimmed) ? `${trimmed}Z` : `${trimmed} GMT`);
}
