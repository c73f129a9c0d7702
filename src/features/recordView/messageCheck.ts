import { isRecordRef } from "../../model/recordRef";
import type { CopiedThing, FromPage, RecordMessage, Status, ToPage } from "./protocol";

/**
 * The messages of `protocol.ts` at run time, for both ends: what crosses the border is not trusted to have its type. The
 * compiler sees to it that every member of every message has a check.
 */
type Check = (value: unknown) => boolean;
type Checks<Message> = { readonly [Member in Exclude<keyof Message, "type">]-?: Check };
type Table<Message extends { readonly type: string }> = {
  readonly [Type in Message["type"]]: Checks<Extract<Message, { readonly type: Type }>>;
};

const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isNumber: Check = (value) => typeof value === "number";
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const object =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
const isBytes: Check = (value) => value instanceof Uint8Array;
const isSentText: Check = (value) => isText(value) || object({ gzip: isBytes })(value);

const isStatus: Check = (value) => {
  const checks: { readonly [State in Status["state"]]: Readonly<Record<string, Check>> } = {
    idle: {},
    loading: {},
    failed: { sentence: isText, detail: optional(isText), actionTitle: optional(isText) },
    gone: { knownAt: isNumber },
    removed: {},
  };
  const state = isObject(value) ? value["state"] : undefined;
  return isKeyOf(checks, state) && object(checks[state])(value);
};

const toPage: Table<ToPage> = {
  init: { ref: isRecordRef, strings: (value) => isObject(value) && Object.values(value).every(isText) },
  heading: { name: isText, kindLabel: isText, businessName: isText, isSample: isFlag },
  record: {
    text: isSentText,
    loadedAt: isNumber,
    origin: oneOf(["record", "list"] satisfies RecordMessage["origin"][]),
    earlier: optional(object({ text: isSentText, loadedAt: isNumber })),
  },
  options: { lineNumbers: isFlag },
  status: { status: isStatus },
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_ADDRESS = 4096;
/** What a page may say of a message that it refused: nothing that could be a value. */
const messageType = /^[A-Za-z]{0,40}$/;

const fromPage: Table<FromPage> = {
  ready: {},
  refresh: {},
  act: {},
  dismissChanges: {},
  copy: { what: oneOf(["id", "value", "path", "json", "key", "name"] satisfies CopiedThing[]), text: isText },
  openId: { id: (value) => typeof value === "string" && uuid.test(value) },
  openAddress: { address: isAddress },
  refused: { received: (value) => typeof value === "string" && messageType.test(value) },
};

/** A message of the host, or undefined where it is none. */
export function parseToPage(value: unknown): ToPage | undefined {
  return parse(toPage, value) as ToPage | undefined;
}

/** A message of the page, or undefined where it is none. */
export function parseFromPage(value: unknown): FromPage | undefined {
  return parse(fromPage, value) as FromPage | undefined;
}

/** How a message that was refused calls itself, as far as that can be said without repeating what it holds. */
export function typeOfRefused(value: unknown): string {
  const type = isObject(value) ? value["type"] : undefined;
  return typeof type === "string" && messageType.test(type) ? type : "";
}

/** The message with the members that it should have and no others. */
function parse(table: Readonly<Record<string, Readonly<Record<string, Check>>>>, value: unknown): unknown {
  const type = isObject(value) ? value["type"] : undefined;
  if (!isObject(value) || !isKeyOf(table, type)) return undefined;
  const checks = Object.entries(table[type] ?? {});
  if (!checks.every(([name, check]) => check(value[name]))) return undefined;
  const members = checks.filter(([name]) => value[name] !== undefined);
  return Object.fromEntries([["type", type], ...members.map(([name]) => [name, value[name]])]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isKeyOf<Keyed extends object>(table: Keyed, key: unknown): key is keyof Keyed & string {
  return typeof key === "string" && Object.hasOwn(table, key);
}

/** A record can hold any text; only what a person expects behind a link is opened. */
function isAddress(value: unknown): boolean {
  if (typeof value !== "string" || value.length > LONGEST_ADDRESS || !URL.canParse(value)) return false;
  return ["http:", "https:", "mailto:"].includes(new URL(value).protocol);
}
