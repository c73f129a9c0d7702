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
import type { CopiedThing, ExportFormat, FromPage, ObjectRef, Status, ToPage } from "./protocol";
import type { ObjectField } from "../../model/schema/objectField";
import type { TableFormat } from "../../model/tables/tableText";

const isEntry = object({ id: isText, label: isText, code: isText });

const isField = object({
  id: isText,
  apiName: isText,
  label: isText,
  type: isText,
  category: isText,
  description: isText,
  isRequired: isFlag,
  isReadOnly: isFlag,
  isHidden: isFlag,
  options: listOf(isEntry),
  relation: isText,
  relationId: isText,
  reference: isText,
  filterReference: isText,
} satisfies ChecksOf<ObjectField>);

const isStatus = stateOf({
  idle: {},
  loading: {},
  partial: {},
  failed: { sentence: isText, detail: optional(isText), actionTitle: optional(isText) },
  gone: {},
  removed: {},
} satisfies { readonly [State in Status["state"]]: Readonly<Record<string, Check>> });

const isRef: Check = object({ businessKey: isText, objectId: isText } satisfies ChecksOf<ObjectRef>);

const toPage: MessageTable<ToPage> = {
  init: { ref: isRef, strings: isWords, columns: optional(listOf(isText)) },
  heading: {
    name: isText,
    apiName: isText,
    kindLabel: isText,
    businessName: isText,
    isSample: isFlag,
    isProduction: isFlag,
  },
  fields: { objectName: isText, fields: listOf(isField), readAt: isNumber },
  status: { status: isStatus },
  reveal: { fieldId: isText },
};

const isCell: Check = (value) => isText(value) || isFlag(value) || listOf(isEntry)(value);
const isTable = object({
  name: isText,
  columns: listOf(object({ id: isText, label: isText })),
  rows: listOf(object({ key: isText, value: isText, cells: listOf(isCell) })),
});

const formats = {
  text: true,
  markdown: true,
  csv: true,
  json: true,
  constants: true,
} satisfies Readonly<Record<TableFormat, true>>;

const isCopiedThing = stateOf({
  cell: { column: isText, label: isText, thing: oneOf(["object", "field", "option"]) },
  column: { column: isText },
  rows: {},
} satisfies { readonly [State in CopiedThing["state"]]: Readonly<Record<string, Check>> });

const MOST_COLUMNS = 100;

const fromPage: MessageTable<FromPage> = {
  ready: {},
  refresh: {},
  act: {},
  copy: { format: oneOf(Object.keys(formats)), table: isTable, what: isCopiedThing },
  export: { format: oneOf(["csv", "markdown"] satisfies ExportFormat[]), table: isTable },
  columns: { columns: listOf(isText, MOST_COLUMNS) },
  openObject: { objectId: isText },
  revealed: {},
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

export function isObjectRef(value: unknown): value is ObjectRef {
  return isRef(value);
}

/** For the page, which knows this file only. */
export { typeOfRefused } from "../../platform/webview/messageTable";
