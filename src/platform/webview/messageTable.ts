/**
 * Messages between the extension and a page at run time, for both ends: what crosses the border is not trusted to have its
 * type. The compiler sees to it that every member of every message has a check. Runs in pages as well.
 */
export type Check = (value: unknown) => boolean;
/** A check for each member of a value. */
export type ChecksOf<Value> = { readonly [Member in keyof Value]-?: Check };
type Checks<Message> = { readonly [Member in Exclude<keyof Message, "type">]-?: Check };
export type MessageTable<Message extends { readonly type: string }> = {
  readonly [Type in Message["type"]]: Checks<Extract<Message, { readonly type: Type }>>;
};

export const isText: Check = (value) => typeof value === "string";
export const isFlag: Check = (value) => typeof value === "boolean";
export const isNumber: Check = (value) => typeof value === "number";
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
export const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
export const object =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
export const listOf =
  (check: Check, most = Infinity): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
/** Words by their names. */
export const isWords: Check = (value) => isObject(value) && Object.values(value).every(isText);

/** A value that is one of several, told apart by its `state`. */
export const stateOf =
  (checks: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value) => {
    const state = isObject(value) ? value["state"] : undefined;
    return isKeyOf(checks, state) && object(checks[state] ?? {})(value);
  };

/** What a page may say of a message that it refused: nothing that could be a value. */
const messageType = /^[A-Za-z]{0,40}$/;

export const isMessageType: Check = (value) => typeof value === "string" && messageType.test(value);

/** How a message that was refused calls itself, as far as that can be said without repeating what it holds. */
export function typeOfRefused(value: unknown): string {
  const type = isObject(value) ? value["type"] : undefined;
  return typeof type === "string" && messageType.test(type) ? type : "";
}

/** The message with the members that it should have and no others, or undefined where it is none. */
export function parseMessage<Message extends { readonly type: string }>(
  table: MessageTable<Message>,
  value: unknown,
): Message | undefined {
  const type = isObject(value) ? value["type"] : undefined;
  if (!isObject(value) || !isKeyOf(table, type)) return undefined;
  const checks = Object.entries<Check>(table[type]);
  if (!checks.every(([name, check]) => check(value[name]))) return undefined;
  const members = checks
    .filter(([name]) => value[name] !== undefined)
    .map(([name]): readonly [string, unknown] => [name, value[name]]);
  const message: Readonly<Record<string, unknown>> = { ...Object.fromEntries(members), type };
  // Each member was looked at.
  return message as Message;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isKeyOf<Keyed extends object>(table: Keyed, key: unknown): key is keyof Keyed & string {
  return typeof key === "string" && Object.hasOwn(table, key);
}
