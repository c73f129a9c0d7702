import type { RecordRef } from "../../model/recordRef";
import type { FieldGroup, FieldsState } from "../../model/schema/fieldGroup";
import type { PageMessage } from "../../platform/webview/pageMessage";

/** What of the model the page knows, too. */
export type { FieldGroup, FieldsState, GroupedField } from "../../model/schema/fieldGroup";

/** What the host tells the page. `init` comes first and answers `ready`; whatever precedes it is not for this page. */
export type ToPage =
  InitMessage | HeadingMessage | RecordMessage | SchemaMessage | OptionsMessage | StatusMessage;

export interface InitMessage {
  readonly type: "init";
  readonly ref: RecordRef;
  readonly strings: PageStrings;
  /** Where a record that was not shown before opens, if it has fields. */
  readonly tab: RecordTab;
  /** Whether a record that was not shown before opens with its fields that have no value. */
  readonly showsEmpty: boolean;
}

export type RecordTab = "json" | "fields";

export interface HeadingMessage {
  readonly type: "heading";
  readonly name: string;
  readonly kindLabel: string;
  readonly businessName: string;
  /** The business is the sample one: its records are made up. */
  readonly isSample: boolean;
  /** Marked by a person as the one in which mistakes are real. */
  readonly isProduction: boolean;
}

export interface RecordMessage {
  readonly type: "record";
  /** The record's JSON exactly as the server sent it; valid JSON. The page shows and copies slices of it. */
  readonly text: SentText;
  /** Milliseconds since the epoch. */
  readonly loadedAt: number;
  readonly origin: "record" | "list";
  /** The text that this one differs from since a refresh, until the person dismisses the changes. */
  readonly earlier?: { readonly text: SentText; readonly loadedAt: number } | undefined;
}

/**
 * A text, where it is large as compressed UTF-8: VS Code writes a string into JSON, every quote escaped, and sends all of
 * it from process to process, over a network where the window is a remote one.
 */
export type SentText = string | { readonly gzip: Uint8Array<ArrayBuffer> };

/** What the business's schema says of the fields that this record can have; sent again when that changes. */
export interface SchemaMessage {
  readonly type: "schema";
  readonly state: FieldsState;
  readonly groups: readonly FieldGroup[];
}

/** What the person's settings say of the page; sent again when they change. */
interface OptionsMessage {
  readonly type: "options";
  /** Number the rows of the tree. */
  readonly lineNumbers: boolean;
}

interface StatusMessage {
  readonly type: "status";
  readonly status: Status;
}

/** A record that is already there stays on the page whatever the status. */
export type Status =
  | { readonly state: "idle" }
  | { readonly state: "loading" }
  | {
      readonly state: "failed";
      readonly sentence: string;
      readonly detail: string | undefined;
      /** What the page's button says that sends `act`; none where trying again is all there is to do. */
      readonly actionTitle: string | undefined;
    }
  /** Kizen does not find the record any more. What was known of it, at `knownAt` (milliseconds since the epoch), stays. */
  | { readonly state: "gone"; readonly knownAt: number }
  /** The business is gone: nothing will be loaded any more. */
  | { readonly state: "removed" };

/** What the page asks of the host. */
export type FromPage =
  | PageMessage
  | DismissChangesMessage
  | TabMessage
  | ShowFieldsMessage
  | ShowEmptyMessage
  | CopyMessage
  | OpenIdMessage
  | OpenAddressMessage;

/** The person has seen what changed. */
interface DismissChangesMessage {
  readonly type: "dismissChanges";
}

/** The person chose this tab. */
interface TabMessage {
  readonly type: "tab";
  readonly tab: RecordTab;
}

/** The person sees the record's fields: the host has their schema read where it is not known. */
interface ShowFieldsMessage {
  readonly type: "showFields";
}

/** The person chose to see fields without a value, or not to. */
interface ShowEmptyMessage {
  readonly type: "showEmpty";
  readonly isOn: boolean;
}

export interface CopyMessage {
  readonly type: "copy";
  readonly what: CopiedThing;
  readonly text: string;
}

export type CopiedThing = "id" | "value" | "path" | "json" | "key" | "name";

/** Go to what an id in the record stands for. */
interface OpenIdMessage {
  readonly type: "openId";
  /** A UUID, which every id of Kizen is (docs/kizen-api.md, Ids). */
  readonly id: string;
}

/** Open a web page or write an e-mail. The host asks before anything leaves the editor. */
interface OpenAddressMessage {
  readonly type: "openAddress";
  /** Absolute, and of one of the schemes `http`, `https` and `mailto`. */
  readonly address: string;
}

/** The page's words in the person's language; `{0}` and `{1}` stand for what the page fills in. */
export interface PageStrings {
  readonly refresh: string;
  readonly loadedAt: string;
  readonly copyRecord: string;
  readonly copyId: string;
  readonly copyValue: string;
  readonly copyCode: string;
  readonly copyKey: string;
  readonly copyPath: string;
  readonly copyJsonPath: string;
  readonly copyPythonPath: string;
  readonly copyJqPath: string;
  readonly copyJson: string;
  readonly sample: string;
  readonly production: string;
  readonly find: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly matchOf: string;
  readonly noMatch: string;
  readonly matchCase: string;
  readonly wholeWord: string;
  readonly pattern: string;
  readonly invalidPattern: string;
  readonly slowPattern: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly retry: string;
  readonly fromList: string;
  readonly removed: string;
  readonly tree: string;
  readonly pathLine: string;
  readonly rowMenu: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly keyCount: string;
  readonly itemCount: string;
  readonly oneKey: string;
  readonly oneItem: string;
  readonly characterCount: string;
  readonly followLink: string;
  readonly followId: string;
  readonly followAddress: string;
  readonly json: string;
  readonly fields: string;
  readonly label: string;
  readonly apiName: string;
  readonly fieldType: string;
  readonly value: string;
  readonly fieldId: string;
  readonly copyApiName: string;
  readonly copyFieldId: string;
  readonly noField: string;
  readonly moreValues: string;
  readonly otherFields: string;
  readonly withoutValue: string;
  readonly showWithoutValue: string;
  readonly readOnly: string;
  readonly hidden: string;
  readonly schemaPartial: string;
  readonly schemaRefused: string;
  readonly schemaFailed: string;
  readonly gone: string;
  readonly oneChangeSince: string;
  readonly changesSince: string;
  readonly changedCount: string;
  readonly addedCount: string;
  readonly removedCount: string;
  readonly nextChange: string;
  readonly dismiss: string;
  readonly wasAdded: string;
  readonly wasBefore: string;
  readonly hasChanges: string;
}
