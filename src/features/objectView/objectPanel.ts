import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import { logText } from "../../model/text/logText";
import type { ErrorAction } from "../../model/errorText";
import type { Logger, StateStore } from "../../model/ports";
import type { SchemaCatalogue } from "../../model/schema/schemaCatalogue";
import { objectFields, partsOfObject, problemOfObject } from "../../model/schema/objectFields";
import type { SchemaChange, Schemas } from "../../model/schema/schemas";
import { tableText } from "../../model/tables/tableText";
import { tabTitle } from "../../model/text/tabTitle";
import { describeError } from "../../platform/describeError";
import { errorActionCommands } from "../../platform/errorActions";
import { t } from "../../platform/text/localize";
import { showNotice } from "../../platform/text/messages";
import type { TitledPanel } from "../../platform/text/panels";
import { PageChannel } from "../../platform/webview/pageChannel";
import { preparePage } from "../../platform/webview/preparePage";
import { exportTable } from "./exportTable";
import { parseFromPage, typeOfRefused } from "./messageCheck";
import type { CopyMessage, FromPage, ObjectRef, Status, ToPage } from "./protocol";
import { copiedMessage, pageStrings } from "./strings";

/** Which columns a person chose last. */
const COLUMNS = "objectView.columns";

/** What an object's tab needs from outside. */
export interface ObjectPanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
  readonly schemas: Pick<Schemas, "of" | "open" | "onDidChange">;
  readonly businesses: Pick<Businesses, "get" | "onDidChange">;
  readonly state: StateStore;
}

/** The fields of one object in one tab: reads them, and answers the page that shows them. */
export class ObjectPanel implements vscode.Disposable {
  readonly #panel: TitledPanel;
  readonly #subscriptions: vscode.Disposable;
  readonly #channel: PageChannel<ToPage>;
  readonly #closing = new AbortController();
  #action: ErrorAction | undefined;
  #loading: object | undefined;
  #isListening = false;
  /** What the page has, so that it gets only what is new. */
  #sent: readonly unknown[] = [];
  #fieldToReveal: string | undefined;
  /** What was known of the object last: it keeps its name when it is gone. */
  #known: ReturnType<SchemaCatalogue["object"]>;
  #hasFailed = false;

  constructor(
    panel: TitledPanel,
    readonly ref: ObjectRef,
    private readonly dependencies: ObjectPanelDependencies & { readonly open: (ref: ObjectRef) => void },
  ) {
    this.#panel = panel;
    this.#channel = new PageChannel(panel.webview);
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      dependencies.businesses.onDidChange(() => this.#update()),
      dependencies.schemas.onDidChange((change) => this.#onChange(change)),
    );
    this.#update();
    preparePage(panel, dependencies.extensionUri, { name: "objectView", hasWorker: false });
  }

  /** Something of the object could not be read. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Resolves when the fields stand there or their failure is shown. */
  async load({ isFresh }: { readonly isFresh: boolean }): Promise<void> {
    const { schemas, businesses } = this.dependencies;
    const { businessKey } = this.ref;
    if (!businesses.get(businessKey)) return;
    const loading = {};
    this.#loading = loading;
    this.#update();
    // What an earlier window read is shown meanwhile; all that is not known is read behind.
    const { signal } = this.#closing;
    void schemas.open(businessKey, signal);
    const catalogue = schemas.of(businessKey);
    const read: typeof catalogue.load = (name, of) =>
      isFresh ? catalogue.reload(name, of, { signal }) : catalogue.load(name, of, { signal });
    await read("objects");
    const apiName = this.#object?.apiName;
    const parts = apiName === undefined ? [] : partsOfObject(apiName).slice(1);
    await Promise.all(parts.map(([name, of]) => read(name, of)));
    if (this.#loading !== loading) return;
    this.#loading = undefined;
    this.#update();
  }

  /** Goes to a field, by its id or its API name, as soon as the page has it. */
  reveal(fieldId: string): void {
    this.#fieldToReveal = fieldId;
    this.#postReveal();
  }

  /** Ends the work for this object; the tab stays. */
  dispose(): void {
    this.#closing.abort();
    this.#channel.close();
    this.#loading = undefined;
    this.#subscriptions.dispose();
  }

  get #catalogue() {
    return this.dependencies.schemas.of(this.ref.businessKey);
  }

  get #object() {
    return this.#catalogue.object(this.ref.objectId);
  }

  #onChange({ businessKey, name, of }: SchemaChange): void {
    if (businessKey !== this.ref.businessKey) return;
    const parts = partsOfObject(this.#object?.apiName ?? "");
    const isMeant = parts.some(([ownName, ownOf]) => ownName === name && ownOf === of);
    if (!isMeant) return;
    // With another key nothing is known any more.
    const isDropped = name === "objects" && this.#catalogue.part("objects").state === "unread";
    if (isDropped) void this.load({ isFresh: false });
    else this.#update();
  }

  /** Shows what is known now. */
  #update(): void {
    if (!this.dependencies.businesses.get(this.ref.businessKey)) {
      this.#show({ state: "removed" });
      return;
    }
    this.#known = this.#object ?? this.#known;
    this.#panel.title = tabTitle(this.#known?.label ?? this.ref.objectId);
    this.#postHeading();
    this.#postFields();
    this.#show(this.#findStatus());
  }

  #findStatus(): Status {
    if (this.#loading) return { state: "loading" };
    const object = this.#object;
    const objects = this.#catalogue.part("objects");
    if (!object && objects.error === undefined)
      return { state: objects.readAt === undefined ? "idle" : "gone" };
    const problem = object ? problemOfObject(this.#catalogue, object.apiName) : objects;
    if (!problem) return { state: "idle" };
    if (problem.error === undefined) return { state: "partial" };
    const described = describeError(problem.error) ?? { sentence: t("The request was cancelled.") };
    this.#action = described.action;
    // The page always offers to try again, so that action needs no second button.
    const actionTitle = described.action?.kind === "retry" ? undefined : described.action?.title;
    return { state: "failed", sentence: described.sentence, detail: described.detail, actionTitle };
  }

  #show(status: Status): void {
    this.#hasFailed = status.state === "failed" || status.state === "gone";
    this.#channel.post({ type: "status", status });
  }

  #receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message) this.#handle(message);
    else
      this.dependencies.log.warn(
        logText`objectView: refused a message of the page (${typeOfRefused(value)})`,
      );
  }

  #handle(message: FromPage): void {
    switch (message.type) {
      case "ready":
        this.#onReady();
        return;
      case "refresh":
        void this.load({ isFresh: true });
        return;
      case "act":
        this.#runAction();
        return;
      case "copy":
        void this.#copy(message);
        return;
      case "export":
        void exportTable(message);
        return;
      case "columns":
        // Where the editor cannot keep it, that is logged.
        void this.dependencies.state.set(COLUMNS, message.columns).catch(() => undefined);
        return;
      case "openObject":
        this.dependencies.open({ businessKey: this.ref.businessKey, objectId: message.objectId });
        return;
      case "revealed":
        this.#fieldToReveal = undefined;
        return;
      case "refused":
        this.dependencies.log.warn(logText`objectView: the page refused a message (${message.received})`);
    }
  }

  #onReady(): void {
    const columns = this.dependencies.state.get(COLUMNS);
    const isList = Array.isArray(columns) && columns.every((id) => typeof id === "string");
    this.#channel.open();
    this.#isListening = true;
    this.#sent = [];
    this.#channel.post({
      type: "init",
      ref: this.ref,
      strings: pageStrings(),
      columns: isList ? columns : undefined,
    });
    this.#update();
  }

  async #copy({ format, table, what }: CopyMessage): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(tableText(format, table));
      showNotice(copiedMessage(what, format, table.rows.length));
    } catch {
      this.dependencies.log.warn(logText`objectView: the clipboard did not take the text`);
    }
  }

  #runAction(): void {
    if (!this.#action) return;
    const { businessKey } = this.ref;
    void vscode.commands.executeCommand(errorActionCommands[this.#action.kind], { businessKey });
  }

  #postHeading(): void {
    const business = this.dependencies.businesses.get(this.ref.businessKey);
    const object = this.#known;
    this.#channel.post({
      type: "heading",
      name: object?.label ?? this.ref.objectId,
      apiName: object?.apiName ?? "",
      kindLabel: object?.type === "pipeline" ? t("Pipeline") : t("Object"),
      businessName: business?.name ?? "",
      isSample: business?.isSample === true,
      isProduction: business?.isProduction === true,
    });
  }

  #postFields(): void {
    const object = this.#object;
    const parts = object
      ? partsOfObject(object.apiName).map(([name, of]) => this.#catalogue.part(name, of))
      : [];
    const readAt = parts[1]?.readAt;
    const now = parts.map(({ entries }) => entries);
    const isSent = now.every((entries, at) => this.#sent[at] === entries);
    if (!object || readAt === undefined || !this.#isListening) return;
    if (isSent && this.#sent.at(-1) === readAt) return;
    this.#sent = [...now, readAt];
    const fields = objectFields(this.#catalogue, object);
    this.#channel.post({ type: "fields", objectName: object.apiName, fields, readAt });
    this.#postReveal();
  }

  #postReveal(): void {
    if (this.#fieldToReveal === undefined || this.#sent.length === 0) return;
    const wanted = this.#fieldToReveal;
    // Code calls fields by their API names, the page by their ids.
    const field = this.#known && this.#catalogue.field(this.#known.apiName, wanted);
    this.#channel.post({ type: "reveal", fieldId: field?.id ?? wanted });
  }
}
