import { isUuid } from "../../../src/features/recordView/messageCheck";

/** What a text value stands for, where it is more than its characters. */
export type Meaning =
  | { readonly what: "id"; readonly id: string }
  | { readonly what: "address"; readonly address: string }
  | { readonly what: "time"; readonly time: number; readonly isDay: boolean };

const webAddress = /^https?:\/\/[^\s\p{C}]+$/iu;
const email = /^[^\s\p{C}@<>"(),:;\\[\]?&%#/]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}$/u;
/** ISO 8601, as Kizen writes it: with fractions of a second and an offset. Without an offset, a time says too little. */
const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
/** None of them is longer; the patterns need not look at a text that is. */
const LONGEST = 2000;

/** The whole text must be it: what merely contains an address is a text. */
export function meaningOf(text: string): Meaning | undefined {
  if (text.length < 6 || text.length > LONGEST) return undefined;
  if (isUuid(text)) return { what: "id", id: text };
  if (webAddress.test(text)) return URL.canParse(text) ? { what: "address", address: text } : undefined;
  if (email.test(text)) return { what: "address", address: `mailto:${text}` };
  const isDay = day.test(text);
  if (!isDay && !moment.test(text)) return undefined;
  const time = Date.parse(text.replace(" ", "T"));
  return Number.isNaN(time) ? undefined : { what: "time", time, isDay };
}
