import { endOfString } from "./jsonSpans";

export interface SortOptions {
  /** Names of fields that are left out: members of the record itself, and fields by their API name. */
  readonly leaveOut?: ReadonlySet<string>;
  /**
   * For records of two businesses, in which every id differs and none says anything: members `id` are left out, and a
   * record's fields are keyed by their API names, whether they came as an object or as an array.
   */
  readonly isWithoutIds?: boolean;
}

/** A member of an object, or an element of an array, in its own characters. */
interface Part {
  /** The key with its quotes; empty for an element. */
  readonly keySource: string;
  readonly key: string;
  readonly text: string;
  /** The `name` of the value, where that is an object with one: the API name of a field. */
  readonly name: string | undefined;
}

interface Open {
  readonly isObject: boolean;
  readonly parts: Part[];
  readonly keySource: string;
}

/**
 * The same JSON with the keys of every object in one order, so that two texts can be laid side by side; numbers and
 * strings keep the characters they had, elements of arrays their order, keys that stand twice both. A record's `fields`
 * are keyed by ids that differ from business to business, so these are sorted by the API names of the fields. Expects
 * valid JSON. One pass, without recursion: nesting may be as deep as it likes.
 */
export function sortJson(
  text: string,
  { leaveOut = new Set(), isWithoutIds = false }: SortOptions = {},
): string {
  const token = /["{}[\],:]|[^\s"{}[\],:]+/g;
  const open: Open[] = [];
  let keySource = "";
  let isKey = false;
  let whole = "";

  const add = (part: string, key: string, name?: string) => {
    const container = open.at(-1);
    if (!container) whole = part;
    else container.parts.push({ keySource: key, key: key && decode(key), text: part, name });
  };

  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [symbol] = match;
    if (symbol === "{" || symbol === "[") {
      open.push({ isObject: symbol === "{", parts: [], keySource });
      keySource = "";
      isKey = symbol === "{";
    } else if (symbol === "}" || symbol === "]") {
      const closed = open.pop();
      if (!closed) break;
      const isRecord = open.length === 0;
      const isFields = open.length === 1 && closed.keySource === '"fields"';
      add(textOf(closed, { isRecord, isFields, leaveOut, isWithoutIds }), closed.keySource, nameIn(closed));
    } else if (symbol === ",") {
      isKey = open.at(-1)?.isObject === true;
    } else if (symbol !== ":") {
      const end = symbol === '"' ? endOfString(text, match.index) : token.lastIndex;
      token.lastIndex = end;
      const source = text.slice(match.index, end);
      if (isKey) keySource = source;
      else {
        add(source, keySource);
        keySource = "";
      }
      isKey = false;
    }
  }
  return whole;
}

interface Place {
  readonly isRecord: boolean;
  readonly isFields: boolean;
  readonly leaveOut: ReadonlySet<string>;
  readonly isWithoutIds: boolean;
}

function textOf(open: Open, place: Place): string {
  const { isRecord, isFields, leaveOut, isWithoutIds } = place;
  const isKeyedByName = isFields && isWithoutIds && open.parts.every(({ name }) => name !== undefined);
  const isObject = open.isObject || isKeyedByName;
  const parts = isWithoutIds ? open.parts.flatMap((part) => withoutId(part, isKeyedByName)) : open.parts;
  const orderOf = ({ key, name }: Part) => (isFields ? (name ?? key) : key);
  const kept =
    isRecord || isFields
      ? parts.filter((part) => (!isObject && !isFields) || !leaveOut.has(orderOf(part)))
      : parts;
  if (!isObject) return `[${kept.map((part) => part.text).join(",")}]`;
  const sorted = kept.toSorted((a, b) => compare(orderOf(a), orderOf(b)) || compare(a.key, b.key));
  return `{${sorted.map((part) => `${part.keySource}:${part.text}`).join(",")}}`;
}

/** Only what looks like an id is one: a member `id` that holds more is a value like others. */
function withoutId(part: Part, isKeyedByName: boolean): Part[] {
  if (isKeyedByName) return [{ ...part, keySource: JSON.stringify(part.name) }];
  return part.key === "id" && /^["\d]/.test(part.text) ? [] : [part];
}

function nameIn({ isObject, parts }: Open): string | undefined {
  const name = isObject ? parts.findLast(({ key }) => key === "name")?.text : undefined;
  return name?.startsWith('"') ? decode(name) : undefined;
}

function decode(source: string): string {
  return JSON.parse(source) as string;
}

/** By code units: the same everywhere, whatever the language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
