import { isRecordRef } from "../../model/recordRef";
import { MOST_FIELDS } from "../../model/schema/fieldGroup";
import { isUuid } from "../../model/uuid";
import {
  isFlag,
  isMessageType,
  isNumber,
  isText,
  isWords,
  listOf,
  object,
  oneOf,
  optional,
  parseMessage,
  stateOf,
  type Check,
  type ChecksOf,
  type MessageTable,
} from "../../platform/webview/messageTable";
import type {
  CopiedThing,
  FieldGroup,
  FieldsState,
  FromPage,
  GroupedField,
  RecordMessage,
  RecordTab,
  Status,
  ToPage,
} from "./protocol";

/** The page makes a link of what the host takes for an id, and of nothing else. */
export { isUuid };

const isBytes: Check = (value) => value instanceof Uint8Array;
const isSentText: Check = (value) => isText(value) || object({ gzip: isBytes })(value);

const isTab = oneOf(["json", "fields"] satisfies RecordTab[]);

const isStatus = stateOf({
  idle: {},
  loading: {},
  failed: { sentence: isText, detail: optional(isText), actionTitle: optional(isText) },
  gone: { knownAt: isNumber },
  removed: {},
} satisfies { readonly [State in Status["state"]]: Readonly<Record<string, Check>> });

const isField = object({
  id: isText,
  apiName: isText,
  label: isText,
  type: isText,
  isReadOnly: isFlag,
  isHidden: isFlag,
} satisfies ChecksOf<GroupedField>);
const isGroup = object({
  label: isText,
  fields: listOf(isField, MOST_FIELDS),
} satisfies ChecksOf<FieldGroup>);
const isFieldsState = oneOf(["unknown", "whole", "partial", "refused", "failed"] satisfies FieldsState[]);

const toPage: MessageTable<ToPage> = {
  init: { ref: isRecordRef, strings: isWords, tab: isTab, showsEmpty: isFlag },
  heading: { name: isText, kindLabel: isText, businessName: isText, isSample: isFlag, isProduction: isFlag },
  record: {
    text: isSentText,
    loadedAt: isNumber,
    origin: oneOf(["record", "list"] satisfies RecordMessage["origin"][]),
    earlier: optional(object({ text: isSentText, loadedAt: isNumber })),
  },
  schema: { state: isFieldsState, groups: listOf(isGroup, MOST_FIELDS) },
  options: { lineNumbers: isFlag },
  status: { status: isStatus },
};

const LONGEST_ADDRESS = 4096;

const fromPage: MessageTable<FromPage> = {
  ready: {},
  refresh: {},
  act: {},
  dismissChanges: {},
  tab: { tab: isTab },
  showFields: {},
  showEmpty: { isOn: isFlag },
  copy: { what: oneOf(["id", "value", "path", "json", "key", "name"] satisfies CopiedThing[]), text: isText },
  openId: { id: (value) => typeof value === "string" && isUuid(value) },
  openAddress: { address: isAddress },
  refused: { received: isMessageType },
};

/** A message of the host, or undefined where it is none. */
export function parseToPage(value: unknown): ToPage | undefined {
  return parseMessage(toPage, value);
}

/** A message of the page, or undefined where it is none. */
export function parseFromPage(value: unknown): FromPage | undefined {
  return parseMessage(fromPage, value);
}

/** A record can hold any text; only what a person expects behind a link is opened. */
function isAddress(value: unknown): boolean {
  if (typeof value !== "string" || value.length > LONGEST_ADDRESS || !URL.canParse(value)) return false;
  return ["http:", "https:", "mailto:"].includes(new URL(value).protocol);
}

/** For the page, which knows this file only. */
export { typeOfRefused } from "../../platform/webview/messageTable";
