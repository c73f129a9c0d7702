import { decode, isObject, statedDetail } from "../http/rawAnswer";
import { memberElements, memberSpan } from "../../exactJson/jsonSpans";
import type { Answer, KizenRecord, Page } from "../types";

/** Ids are UUID strings wherever Kizen showed them; a number keeps its digits. */
function exactId(text: string, value: Readonly<Record<string, unknown>>): string {
  const id = value["id"];
  if (typeof id === "string") return id;
  const span = typeof id === "number" ? memberSpan(text, "id") : undefined;
  return span ? text.slice(span.start, span.end) : "";
}

/**
 * A record from an answer that is one object; throws `otherRecord` where it is not the one that was asked for, and
 * `unexpectedShape` where it is none, such as a page of a list.
 */
export function readRecord(answer: Answer, isWanted: (record: KizenRecord) => boolean): KizenRecord {
  const { value } = answer;
  if (!isObject(value)) throw answer.toError("unexpectedShape");
  const record = { id: exactId(answer.text, value), text: answer.text.trim(), value };
  if (isWanted(record)) return record;
  throw record.id === ""
    ? answer.toError("unexpectedShape", statedDetail(value))
    : answer.toError("otherRecord");
}

/** UUIDs are the same in capitals. */
export function isSameId(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}

/** A page from an answer; throws `unexpectedShape` where it is none. */
export function readPage(answer: Answer, number: number): Page {
  const page = pageIn(answer, number);
  if (!page) throw answer.toError("unexpectedShape", statedDetail(answer.value));
  return page;
}

/** A page from the bytes of an answer, for another thread to read it; undefined where it is none. */
export function parsePage(bytes: Uint8Array, number: number): Page | undefined {
  try {
    const text = decode(bytes);
    return pageIn({ text, value: JSON.parse(text) as unknown }, number);
  } catch {
    return undefined;
  }
}

/**
 * A page in Kizen's envelope (`count`, `next`, `previous`, `results`). `next` is read as "there is more" only:
 * it is an address, and addresses from an answer are never followed.
 */
function pageIn({ text, value }: Pick<Answer, "text" | "value">, number: number): Page | undefined {
  const results = isObject(value) ? value["results"] : undefined;
  const spans = Array.isArray(results) ? memberElements(text, "results") : undefined;
  if (!isObject(value) || !Array.isArray(results) || !spans) return undefined;
  const records = spans.flatMap(({ start, end }, index): KizenRecord[] => {
    const row: unknown = results[index];
    if (!isObject(row)) return [];
    const source = text.slice(start, end);
    return [{ id: exactId(source, row), text: source, value: row }];
  });
  const count = value["count"];
  const next = value["next"];
  return {
    number,
    records,
    count: typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined,
    hasNext: Boolean(next),
  };
}
