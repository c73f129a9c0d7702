import type { Browser } from "playwright-core";
import type {
  FromPage,
  GroupedField,
  PageStrings,
  RecordTab,
  Status,
  ToPage,
} from "../../../src/features/recordView/protocol";
import { openPage, type PageFiles, type PageInBrowser } from "./pageInBrowser";

/** The page of the record view in a browser. */
export interface RecordViewPage extends PageInBrowser<FromPage, ToPage> {
  /** Sends what the host answers to `ready`, with this record. */
  show(text: string, status?: Status, firstTab?: RecordTab): Promise<void>;
}

/** A field as the schema tells the page of it. */
export const knownField = (name: string, more: Partial<GroupedField> = {}): GroupedField => ({
  id: `id-${name}`,
  apiName: name,
  label: name.toUpperCase(),
  type: "text",
  isReadOnly: false,
  isHidden: false,
  ...more,
});

export const ref = { businessKey: "b1", kind: "company", id: "8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50" };

const strings: PageStrings = {
  refresh: "Refresh",
  loadedAt: "Refresh (loaded at {0})",
  copyRecord: "Copy Record as JSON",
  copyId: "Copy ID",
  copyValue: "Copy Value",
  copyCode: "Copy Code",
  copyKey: "Copy Key",
  copyPath: "Copy Path",
  copyJsonPath: "Copy Path as JSONPath",
  copyPythonPath: "Copy Path for Python",
  copyJqPath: "Copy Path for jq",
  copyJson: "Copy JSON",
  sample: "Sample",
  production: "Production",
  find: "Find in record",
  previousMatch: "Previous Match",
  nextMatch: "Next Match",
  matchOf: "{0} of {1}",
  noMatch: "No results",
  matchCase: "Match Case",
  wholeWord: "Match Whole Word",
  pattern: "Use Regular Expression",
  invalidPattern: "Not a valid expression",
  slowPattern: "Gave up: this expression takes too long",
  loading: "Loading record…",
  notLoaded: "The record is not loaded.",
  retry: "Retry",
  fromList: "This is its row in the list.",
  removed: "The business was removed.",
  tree: "Record",
  pathLine: "Path",
  rowMenu: "Row",
  expandAll: "Expand All",
  collapseAll: "Collapse All",
  keyCount: "{0} keys",
  itemCount: "{0} items",
  oneKey: "1 key",
  oneItem: "1 item",
  characterCount: "{0} characters",
  followLink: "Follow Link",
  followId: "Look Up This ID",
  followAddress: "Open in Browser",
  json: "JSON",
  fields: "Fields",
  label: "Label",
  apiName: "API Name",
  fieldType: "Type",
  value: "Value",
  fieldId: "Field ID",
  copyApiName: "Copy API Name",
  copyFieldId: "Copy Field ID",
  noField: "No field matches.",
  moreValues: "and {0} more",
  otherFields: "Other Fields",
  withoutValue: "Without a Value ({0})",
  showWithoutValue: "Show Fields Without a Value",
  readOnly: "read only",
  hidden: "hidden",
  schemaPartial: "Some fields could not be read.",
  schemaRefused: "This user may not read the fields.",
  schemaFailed: "The fields could not be read.",
  gone: "This record is gone. It was known at {0}.",
  oneChangeSince: "1 change since {0}",
  changesSince: "{0} changes since {1}",
  changedCount: "{0} changed",
  addedCount: "{0} added",
  removedCount: "{0} removed",
  nextChange: "Next Change",
  dismiss: "Dismiss",
  wasAdded: "added",
  wasBefore: "changed, was {0}",
  hasChanges: "has changes inside",
};

export async function openRecordViewPage(browser: Browser, files: PageFiles): Promise<RecordViewPage> {
  const opened = await openPage<FromPage, ToPage>(browser, files, { hasWorker: true });
  return {
    ...opened,
    show: (text, status = { state: "idle" }, firstTab = "json") =>
      opened.send(
        { type: "init", ref, strings, tab: firstTab, showsEmpty: false },
        {
          type: "heading",
          name: "Northwind Traders",
          kindLabel: "Company",
          businessName: "Acme",
          isSample: false,
          isProduction: false,
        },
        { type: "record", text, loadedAt: Date.UTC(2026, 0, 2, 3, 4, 5), origin: "record" },
        { type: "status", status },
      ),
  };
}
