import * as vscode from "vscode";
import { isRecordGone, type ErrorAction, type ErrorText } from "../../model/errorText";
import { logText } from "../../model/text/logText";
import type { LoadedRecord } from "../../model/records/recordCache";
import type { RecordDescription } from "../../model/records/recordDescription";
import { recordKey, type RecordRef } from "../../model/recordRef";
import { describeError } from "../../platform/describeError";
import { errorActionCommands } from "../../platform/errorActions";
import { onDidChangeSettings, settings } from "../../platform/settings/settings";
import { t } from "../../platform/text/localize";
import { openAddress } from "./openAddress";
import { parseFromPage, typeOfRefused } from "./messageCheck";
import { RecordChannel } from "./recordChannel";
import { RecordSchema } from "./recordSchema";
import type { PanelDependencies } from "./panelDependencies";
import { preparePage } from "../../platform/webview/preparePage";
import type { CopyMessage, FromPage, Status } from "./protocol";
import { ShownRecord } from "./shownRecord";
import { copiedMessage, pageStrings } from "./strings";
import { tabTitle } from "../../model/text/tabTitle";
import type { TitledPanel } from "../../platform/text/panels";
import { showNotice } from "../../platform/text/messages";
import type { SafeText } from "../../model/text/safeText";

/** One record in one tab: loads it, and answers the page that shows it. */
export class RecordPanel implements vscode.Disposable {
  readonly #panel: TitledPanel;
  readonly #subscriptions: vscode.Disposable;
  readonly #shown: ShownRecord;
  readonly #channel: RecordChannel;
  readonly #schema: RecordSchema;
  #description: RecordDescription | undefined;
  #status: Status = { state: "idle" };
  #action: ErrorAction | undefined;
  #loading: AbortController | undefined;

  constructor(
    panel: TitledPanel,
    readonly ref: RecordRef,
    private readonly dependencies: PanelDependencies,
  ) {
    this.#panel = panel;
    this.#channel = new RecordChannel(panel.webview);
    this.#shown = new ShownRecord(dependencies.peek(ref));
    this.#schema = new RecordSchema(ref, dependencies, (groups) =>
      this.#channel.post({ type: "schema", ...groups }),
    );
    this.#subscriptions = vscode.Disposable.from(
      this.#schema,
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      dependencies.onDidChangeBusinesses(() => this.#describe()),
      // What the record's object is called may be known later than the record.
      dependencies.schemas.onDidChange(
        ({ businessKey, name }) => businessKey === ref.businessKey && name === "objects" && this.#describe(),
      ),
      onDidChangeSettings(["recordViewLineNumbers"], () => this.#postOptions()),
      dependencies.onDidReload((other) => this.#onReload(other)),
      dependencies.onDidDisappear((other) => isSame(other, ref) && this.#showGone()),
    );
    this.#describe();
    preparePage(panel, dependencies.extensionUri, { name: "recordView", hasWorker: true });
  }

  /** What the page shows of the record. */
  get record(): LoadedRecord | undefined {
    return this.#shown.record;
  }

  get hasFailed(): boolean {
    return this.#status.state === "failed" || this.#status.state === "gone";
  }

  /** Resolves when the record stands there, its failure is shown, or another load took over. */
  async load(options: { fresh: boolean }): Promise<void> {
    this.#loading?.abort();
    if (this.#status.state === "removed") return;
    const loading = new AbortController();
    this.#loading = loading;
    this.#show({ state: "loading" });
    try {
      const record = await this.dependencies.load(this.ref, { ...options, signal: loading.signal });
      if (this.#loading !== loading) return;
      this.#take(record);
      this.#show({ state: "idle" });
    } catch (error) {
      if (this.#loading === loading) this.#fail(error);
    }
  }

  /** Ends the work for this record; the tab stays. */
  dispose(): void {
    this.#channel.close();
    this.#loading?.abort();
    this.#loading = undefined;
    this.#subscriptions.dispose();
  }

  #take(record: LoadedRecord): void {
    if (record !== this.record) this.#shown.take(record);
    this.#describe();
    this.#postRecord();
  }

  /** Someone asked for the record anew: this tab follows, whoever it was. */
  #onReload(other: RecordRef): void {
    const record = isSame(other, this.ref) ? this.dependencies.peek(this.ref) : undefined;
    if (!record || this.#status.state === "removed") return;
    this.#take(record);
    if (this.#status.state !== "loading") this.#show({ state: "idle" });
  }

  #showGone(): void {
    if (this.record) this.#show({ state: "gone", knownAt: this.record.loadedAt });
  }

  #fail(error: unknown): void {
    // Of a record that was never here, the error says more.
    if (this.record?.origin === "record" && isRecordGone(error)) {
      this.#showGone();
      return;
    }
    const isAwaited = this.#status.state === "loading";
    // Cancelled in the list of requests: an empty page would not say so.
    const cancelled = isAwaited && !this.record ? { sentence: t("The request was cancelled.") } : undefined;
    const description: ErrorText | undefined = describeError(error) ?? cancelled;
    // Where a removed business was the reason, the status says so already.
    if (!description && !isAwaited) return;
    this.#action = description?.action;
    this.#show(description ? toStatus(description) : { state: "idle" });
  }

  #show(status: Status): void {
    this.#status = status;
    this.#panel.title = this.#title;
    this.#channel.post({ type: "status", status });
  }

  /** Names the record and its business as they are now. */
  #describe(): void {
    const description = this.dependencies.describe(this.ref);
    const wasRemoved = this.#status.state === "removed";
    if (description) this.#description = description;
    if (description && wasRemoved) this.#show({ state: "idle" });
    if (!description && !wasRemoved) {
      this.#loading?.abort();
      this.#show({ state: "removed" });
    }
    this.#panel.title = this.#title;
    this.#postHeading();
  }

  get #name(): string {
    return this.record?.label ?? this.ref.id;
  }

  get #title(): SafeText {
    const title = tabTitle(this.#name);
    return this.#status.state === "gone" ? t("{0} (deleted)", title) : title;
  }

  #receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message) this.#handle(message);
    else
      this.dependencies.log.warn(
        logText`recordView: refused a message of the page (${typeOfRefused(value)})`,
      );
  }

  #handle(message: FromPage): void {
    switch (message.type) {
      case "ready":
        this.#channel.open();
        this.#postInit();
        this.#postOptions();
        this.#postHeading();
        this.#schema.tellAll();
        this.#postRecord();
        this.#channel.post({ type: "status", status: this.#status });
        return;
      case "refresh":
        void this.load({ fresh: true });
        return;
      case "act":
        this.#runAction();
        return;
      case "dismissChanges":
        this.#shown.dismissChanges();
        this.#postRecord();
        return;
      case "tab":
        this.dependencies.noteChoices({ tab: message.tab });
        return;
      case "showEmpty":
        this.dependencies.noteChoices({ showsEmpty: message.isOn });
        return;
      case "showFields":
        this.#schema.read();
        return;
      case "refused":
        this.dependencies.log.warn(logText`recordView: the page refused a message (${message.received})`);
        return;
      case "copy":
        void this.#copy(message);
        return;
      case "openId":
        this.dependencies.followId(message.id, this.ref);
        return;
      case "openAddress":
        void openAddress(message.address);
    }
  }

  async #copy({ what, text }: CopyMessage): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(text);
      showNotice(copiedMessage(what));
      this.dependencies.didCopy(this.ref, this.#name);
    } catch {
      this.dependencies.log.warn(logText`recordView: the clipboard did not take the text`);
    }
  }

  #runAction(): void {
    if (!this.#action) return;
    const { businessKey } = this.ref;
    void vscode.commands.executeCommand(errorActionCommands[this.#action.kind], { businessKey });
  }

  #postInit(): void {
    const choices = this.dependencies.lastChoices();
    this.#channel.post({ type: "init", ref: this.ref, strings: pageStrings(), ...choices });
  }

  #postOptions(): void {
    this.#channel.post({ type: "options", lineNumbers: settings.recordViewLineNumbers });
  }

  #postHeading(): void {
    const { kindLabel = "", businessName = "", sample = false, production = false } = this.#description ?? {};
    this.#channel.post({
      type: "heading",
      name: this.#name,
      kindLabel,
      businessName,
      isSample: sample,
      isProduction: production,
    });
  }

  #postRecord(): void {
    if (this.record) this.#channel.postRecord(this.record, this.#shown.earlier);
  }
}

function isSame(one: RecordRef, other: RecordRef): boolean {
  return recordKey(one) === recordKey(other);
}

function toStatus({ sentence, detail, action }: ErrorText): Status {
  // The page always offers to try again, so that action needs no second button.
  const actionTitle = action?.kind === "retry" ? undefined : action?.title;
  return { state: "failed", sentence, detail, actionTitle };
}
