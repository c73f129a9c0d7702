import * as vscode from "vscode";
import type { ErrorAction, ErrorDescription } from "../model/errorText";
import type { Event } from "../model/event";
import type { Logger } from "../model/host";
import type { LoadedRecord } from "../model/recordCache";
import type { RecordRef } from "../model/recordRef";
import { recordPage } from "./html";
import { openAddress } from "./openAddress";
import { parseFromPage, type CopyMessage, type FromPage, type Status, type ToPage } from "./protocol";
import { copiedMessage, pageStrings } from "./strings";
import { tabTitle } from "./tabTitle";

export interface RecordViewDependencies {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
  load(ref: RecordRef, options: { fresh: boolean; signal: AbortSignal }): Promise<LoadedRecord>;
  /** What is known of the record without asking. */
  peek(ref: RecordRef): LoadedRecord | undefined;
  /** A person saw this of a record that they opened. */
  onDidOpen(record: LoadedRecord): void;
  /** Undefined where the business was removed. */
  describe(ref: RecordRef): RecordDescription | undefined;
  /** Undefined for a cancellation, of which nothing is said. */
  describeError(error: unknown): ErrorDescription | undefined;
  /** Called after something of the record was copied from its page. */
  didCopy(ref: RecordRef, label: string): void;
  runAction(action: ErrorAction, ref: RecordRef): void;
  /** Goes to what an id in a record stands for. */
  followId(id: string, from: RecordRef): void;
  readonly onDidChangeBusinesses: Event<void>;
  /** Whether the person wants the rows numbered. */
  readonly hasLineNumbers: () => boolean;
  readonly onDidChangeLineNumbers: Event<void>;
}

export interface RecordDescription {
  readonly businessName: string;
  readonly kindLabel: string;
  readonly sample: boolean;
}

/** One record in one tab: loads it, and answers the page that shows it. */
export class RecordPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable;
  #record: LoadedRecord | undefined;
  #description: RecordDescription | undefined;
  #status: Status = { state: "idle" };
  #action: ErrorAction | undefined;
  #loading: AbortController | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    readonly ref: RecordRef,
    private readonly dependencies: RecordViewDependencies,
  ) {
    this.#panel = panel;
    this.#record = dependencies.peek(ref);
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      dependencies.onDidChangeBusinesses(() => this.#describe()),
      dependencies.onDidChangeLineNumbers(() => this.#postOptions()),
    );
    const { extensionUri } = dependencies;
    const dist = vscode.Uri.joinPath(extensionUri, "dist");
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, "media", `record-${theme}.svg`);
    panel.iconPath = { light: icon("light"), dark: icon("dark") };
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#describe();
    const uriOf = (file: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    panel.webview.html = recordPage({
      cspSource: panel.webview.cspSource,
      scriptUri: uriOf("recordView.js"),
      styleUri: uriOf("recordView.style.css"),
      language: vscode.env.language,
    });
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** What the page shows of the record. */
  get record(): LoadedRecord | undefined {
    return this.#record;
  }

  get hasFailed(): boolean {
    return this.#status.state === "failed";
  }

  reveal(): void {
    this.#panel.reveal();
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
      this.#record = record;
      this.#describe();
      this.#postRecord();
      this.#show({ state: "idle" });
    } catch (error) {
      if (this.#loading === loading) this.#fail(error);
    }
  }

  dispose(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#subscriptions.dispose();
    this.#panel.dispose();
  }

  #fail(error: unknown): void {
    const description = this.dependencies.describeError(error);
    // Where a removed business was the reason, the status says so already.
    if (!description && this.#status.state !== "loading") return;
    this.#action = description?.action;
    this.#show(description ? toStatus(description) : { state: "idle" });
  }

  #show(status: Status): void {
    this.#status = status;
    this.#post({ type: "status", status });
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
    this.#panel.title = tabTitle(this.#name);
    this.#postHeading();
  }

  get #name(): string {
    return this.#record?.label ?? this.ref.id;
  }

  #receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message) this.#answer(message);
    else this.dependencies.log.warn("recordView: refused a message that the page should not send");
  }

  #answer(message: FromPage): void {
    switch (message.type) {
      case "ready":
        this.#post({ type: "init", ref: this.ref, strings: pageStrings() });
        this.#postOptions();
        this.#postHeading();
        this.#postRecord();
        this.#post({ type: "status", status: this.#status });
        return;
      case "refresh":
        void this.load({ fresh: true });
        return;
      case "act":
        if (this.#action) this.dependencies.runAction(this.#action, this.ref);
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
      vscode.window.setStatusBarMessage(copiedMessage(what), 3000);
      this.dependencies.didCopy(this.ref, this.#name);
    } catch {
      this.dependencies.log.warn("recordView: the clipboard did not take the text");
    }
  }

  #postOptions(): void {
    this.#post({ type: "options", lineNumbers: this.dependencies.hasLineNumbers() });
  }

  #postHeading(): void {
    const { kindLabel = "", businessName = "", sample = false } = this.#description ?? {};
    this.#post({ type: "heading", name: this.#name, kindLabel, businessName, isSample: sample });
  }

  #postRecord(): void {
    if (!this.#record) return;
    const { text, loadedAt, origin } = this.#record;
    this.#post({ type: "record", text, loadedAt, origin });
  }

  /** Messages to a hidden page are lost; when it is shown again it says `ready` and gets everything. */
  #post(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}

function toStatus({ sentence, detail, action }: ErrorDescription): Status {
  // The page always offers to try again, so that action needs no second button.
  const actionTitle = action?.command === "kizen.retry" ? undefined : action?.title;
  return { state: "failed", sentence, detail, actionTitle };
}
