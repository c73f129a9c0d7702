import type * as vscode from "vscode";
import type { Event } from "../../model/event";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { Logger } from "../../model/ports";
import type { LoadedRecord } from "../../model/records/recordCache";
import type { RecordDescription } from "../../model/records/recordDescription";
import type { RecordRef } from "../../model/recordRef";
import type { Schemas } from "../../model/schema/schemas";
import type { InitMessage } from "./protocol";

/** How a person wants to see records. */
type PageChoices = Pick<InitMessage, "tab" | "showsEmpty">;

/** What a record's tab needs from outside. */
export interface PanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
  readonly schemas: Pick<Schemas, "of" | "onDidChange">;
  readonly kinds: Pick<RecordKinds, "get">;
  load(ref: RecordRef, options: { fresh: boolean; signal: AbortSignal }): Promise<LoadedRecord>;
  /** What is known of the record without asking. */
  peek(ref: RecordRef): LoadedRecord | undefined;
  /** A person saw this of a record that they opened. */
  onDidOpen(record: LoadedRecord): void;
  /** Undefined where the business was removed. */
  describe(ref: RecordRef): RecordDescription | undefined;
  /** Called after something of the record was copied from its page. */
  didCopy(ref: RecordRef, label: string): void;
  /** What a person chose last, in any record. */
  lastChoices(): PageChoices;
  noteChoices(choices: Partial<PageChoices>): void;
  /** Goes to what an id in a record stands for. */
  followId(id: string, from: RecordRef): void;
  readonly onDidChangeBusinesses: Event<void>;
  /** A record was loaded anew, here or elsewhere; `peek` gives it. */
  readonly onDidReload: Event<RecordRef>;
  /** A record that was known is not found any more. */
  readonly onDidDisappear: Event<RecordRef>;
}
