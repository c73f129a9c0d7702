import type { ObjectField } from "../../model/schema/objectField";
import type { Table } from "../../model/tables/table";
import type { TableFormat } from "../../model/tables/tableText";
import type { PageMessage } from "../../platform/webview/pageMessage";

/** What of the model the page knows, too. */
export type { ObjectField } from "../../model/schema/objectField";
export type { Cell, Table } from "../../model/tables/table";
export type { TableFormat } from "../../model/tables/tableText";

/** Names an object of a business of this installation for good. */
export interface ObjectRef {
  readonly businessKey: string;
  /** Its UUID, which stays when it is renamed. */
  readonly objectId: string;
}

/** What the host tells the page. `init` comes first and answers `ready`. */
export type ToPage = InitMessage | HeadingMessage | FieldsMessage | StatusMessage | RevealMessage;

export interface InitMessage {
  readonly type: "init";
  readonly ref: ObjectRef;
  readonly strings: PageStrings;
  /** The columns that the person chose last, by their ids; undefined where they never did. */
  readonly columns?: readonly string[] | undefined;
}

export interface HeadingMessage {
  readonly type: "heading";
  readonly name: string;
  readonly apiName: string;
  readonly kindLabel: string;
  readonly businessName: string;
  readonly isSample: boolean;
  readonly isProduction: boolean;
}

export interface FieldsMessage {
  readonly type: "fields";
  /** What programs call the object. */
  readonly objectName: string;
  readonly fields: readonly ObjectField[];
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

interface StatusMessage {
  readonly type: "status";
  readonly status: Status;
}

/** Go to a field: its row is in sight and the current one, whatever is looked for. */
interface RevealMessage {
  readonly type: "reveal";
  readonly fieldId: string;
}

/** Fields that are already there stay on the page whatever the status. */
export type Status =
  | { readonly state: "idle" }
  | { readonly state: "loading" }
  /** Some of the object could not be read. */
  | { readonly state: "partial" }
  | {
      readonly state: "failed";
      readonly sentence: string;
      readonly detail: string | undefined;
      /** What the page's button says that sends `act`; none where trying again is all there is to do. */
      readonly actionTitle: string | undefined;
    }
  /** The business has no such object any more. */
  | { readonly state: "gone" }
  /** The business is gone: nothing will be loaded any more. */
  | { readonly state: "removed" };

/** What the page asks of the host. */
export type FromPage =
  PageMessage | CopyMessage | ExportMessage | ColumnsMessage | OpenObjectMessage | RevealedMessage;

export interface CopyMessage {
  readonly type: "copy";
  readonly format: TableFormat;
  readonly table: Table;
  readonly what: CopiedThing;
}

/** What is copied, for the sentence that says so. */
export type CopiedThing =
  | {
      readonly state: "cell";
      readonly column: string;
      readonly label: string;
      readonly thing: "object" | "field" | "option";
    }
  | { readonly state: "column"; readonly column: string }
  | { readonly state: "rows" };

export interface ExportMessage {
  readonly type: "export";
  readonly format: ExportFormat;
  readonly table: Table;
}

export type ExportFormat = "csv" | "markdown";

/** The person chose these columns, by their ids. */
interface ColumnsMessage {
  readonly type: "columns";
  readonly columns: readonly string[];
}

/** Go to the object that a field leads to. */
interface OpenObjectMessage {
  readonly type: "openObject";
  readonly objectId: string;
}

/** The page went to the field, or has none such: what was sent to a page that is hidden is lost. */
interface RevealedMessage {
  readonly type: "revealed";
}

/** The page's words in the person's language; `{0}` and `{1}` stand for what the page fills in. */
export interface PageStrings {
  readonly refresh: string;
  readonly loadedAt: string;
  readonly sample: string;
  readonly production: string;
  readonly copyId: string;
  readonly copyApiName: string;
  readonly loading: string;
  readonly retry: string;
  readonly partial: string;
  readonly gone: string;
  readonly removed: string;
  readonly noFields: string;
  readonly noMatch: string;
  readonly fields: string;
  readonly filter: string;
  readonly fieldCount: string;
  readonly matchCount: string;
  readonly label: string;
  readonly apiName: string;
  readonly fieldType: string;
  readonly required: string;
  readonly readOnly: string;
  readonly hidden: string;
  readonly category: string;
  readonly options: string;
  readonly relation: string;
  readonly id: string;
  readonly description: string;
  readonly reference: string;
  readonly filterReference: string;
  readonly option: string;
  readonly oneOption: string;
  readonly optionCount: string;
  readonly yes: string;
  readonly no: string;
  readonly columns: string;
  readonly copy: string;
  readonly export: string;
  readonly exportCsv: string;
  readonly exportMarkdown: string;
  readonly copyCell: string;
  readonly copyColumn: string;
  readonly copySelection: string;
  readonly copyRowAs: string;
  readonly copySelectionAs: string;
  readonly copyColumnAs: string;
  readonly copyTableAs: string;
  readonly text: string;
  readonly constants: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly sortAscending: string;
  readonly sortDescending: string;
  readonly clearSort: string;
  readonly hideColumn: string;
  readonly openObject: string;
  readonly rowMenu: string;
  readonly columnMenu: string;
}
