import type {
  FromPage,
  InitMessage,
  RecordMessage,
  SchemaMessage,
  Status,
  ToPage,
} from "../../src/features/recordView/protocol";
import { ChangeNotice } from "./changes/changeNotice";
import { element } from "../shared/controls/element";
import { FieldsView } from "./fields/fieldsView";
import { Header } from "./header";
import type { Host } from "../shared/host/host";
import { StateWriter } from "../shared/host/stateWriter";
import { parseJson, sourceOf, type JsonDocument, type JsonNode } from "./json/jsonDocument";
import type { Meaning } from "./text/meaning";
import { Notices } from "./notices";
import { toPageState, type PageState } from "./pageState";
import { fieldsOf } from "./fields/recordFields";
import type { ReceivedRecord } from "./host/receivedRecord";
import { Tabs } from "../shared/controls/tabs";
import { TreeSearch } from "./tree/treeSearch";
import { TreeView } from "./tree/treeView";

/** Joins the parts of the page: what the host sends goes to them, what they report goes to the host. */
export class RecordPage {
  readonly #header: Header;
  readonly #notices: Notices;
  readonly #changes: ChangeNotice;
  readonly #search: TreeSearch;
  readonly #tree: TreeView;
  readonly #fields: FieldsView;
  readonly #tabs: Tabs<PageState["tab"]>;
  readonly #saved: PageState;
  readonly #state: StateWriter<PageState>;
  #tab: PageState["tab"] = "json";
  #hasShownFields = false;
  #document: JsonDocument | undefined;
  #origin: RecordMessage["origin"] | undefined;
  #status: Status = { state: "idle" };

  constructor(
    private readonly host: Host<FromPage>,
    init: InitMessage,
  ) {
    const { ref, strings } = init;
    this.#saved = toPageState(host.readState(), ref, init);
    this.#state = new StateWriter(host, () => this.#toState());
    const refresh = () => host.send({ type: "refresh" });
    const onFollow = (meaning: Meaning) => this.#follow(meaning);
    this.#tree = new TreeView(strings, {
      onCopy: (copy) => host.send({ type: "copy", ...copy }),
      onFollow,
      onChange: () => this.#state.writeSoon(),
    });
    this.#fields = new FieldsView(strings, this.#saved.showsEmpty, {
      onCopy: (copy) => host.send({ type: "copy", ...copy }),
      onFollow,
      onShowEmpty: (isOn) => this.#showEmpty(isOn),
    });
    this.#search = new TreeSearch(strings, this.#saved.query, this.#tree, {
      onMatcher: (matches) => (this.#fields.matches = matches),
      madeTexts: () => this.#fields.texts(),
      onLeave: () => this.#focusRecord(),
      onChange: () => this.#state.writeSoon(),
    });
    this.#tabs = new Tabs(
      [
        { id: "json", label: strings.json, panel: this.#tree.element },
        { id: "fields", label: strings.fields, panel: this.#fields.element },
      ],
      strings.tree,
      (tab) => this.#choose(tab),
    );
    this.#header = new Header(strings, ref.id, {
      onRefresh: refresh,
      onCopyId: () => host.send({ type: "copy", what: "id", text: ref.id }),
      onCopyRecord: () => this.#copyRecord(),
      onExpandAll: (isOpen) => this.#tree.expandAll(isOpen),
    });
    this.#notices = new Notices(strings, { onRetry: refresh, onAct: () => host.send({ type: "act" }) });
    this.#changes = new ChangeNotice(strings, {
      onGoTo: (node) => this.#goTo(node),
      onDismiss: () => host.send({ type: "dismissChanges" }),
    });
    this.#header.addTools(this.#tabs.element, this.#search.bar.element, this.#fields.toggle);
    const parts = [this.#notices.element, this.#changes.element, this.#tree.element, this.#fields.element];
    document.body.replaceChildren(this.#header.element, element("main", "", ...parts));
    document.title = strings.tree;
    this.#tabs.element.hidden = true;
    this.#select("json");
    document.addEventListener("keydown", (event) => this.#onKey(event));
    window.addEventListener("focus", () => this.#takeFocus());
    host.writeState(this.#saved);
  }

  receive(message: Exclude<ToPage, { readonly type: "init" | "record" }> | ReceivedRecord): void {
    switch (message.type) {
      case "heading":
        this.#header.show(message);
        return;
      case "record":
        this.#show(message);
        return;
      case "schema":
        this.#takeSchema(message);
        return;
      case "options":
        this.#tree.hasLineNumbers = message.lineNumbers;
        return;
      case "status":
        this.#status = message.status;
        this.#header.allowRefresh(message.status.state !== "removed");
        this.#tree.isBusy = message.status.state === "loading";
        this.#notices.show(message.status, this.#origin);
    }
  }

  #show({ text, loadedAt, origin, earlier }: ReceivedRecord): void {
    const isFirst = !this.#document;
    const isSame = this.#document?.text === text;
    this.#origin = origin;
    this.#header.showLoadedAt(loadedAt);
    this.#notices.show(this.#status, origin);
    if (isSame) {
      this.#showChanges(earlier);
      return;
    }
    const scrollTop = isFirst ? this.#saved.scrollTop : this.#tree.scrollTop;
    const { expansion } = isFirst ? this.#saved : this.#tree;
    const pointer = isFirst ? this.#saved.pointer : this.#tree.currentPointer;
    this.#document = parseJson(text);
    this.#tree.show(this.#document, expansion, pointer);
    this.#showFields(this.#document, isFirst ? this.#saved.tab : this.#tab);
    this.#search.document = this.#document;
    this.#showChanges(earlier);
    this.#tree.scrollTop = scrollTop;
    if (isFirst) this.#takeFocus();
  }

  #showChanges(earlier: ReceivedRecord["earlier"]): void {
    if (!this.#document) return;
    this.#tree.highlighter.changes = this.#changes.show(earlier, this.#document);
    this.#tree.redraw();
  }

  #goTo(node: JsonNode): void {
    this.#select("json");
    this.#tree.reveal({ node, part: "key", start: 0, end: 0 });
    this.#tree.focus();
  }

  /** Offers the fields where the record has them; else its JSON is all there is. */
  #showFields(document: JsonDocument, tab: PageState["tab"]): void {
    const fields = fieldsOf(document);
    this.#tabs.element.hidden = !fields;
    if (fields) this.#fields.show(document, fields);
    this.#select(fields ? tab : "json");
  }

  #takeSchema(schema: SchemaMessage): void {
    this.#fields.schema = schema;
    this.#select(this.#tab);
    // There are other texts to find.
    if (this.#document) this.#search.document = this.#document;
  }

  /** Also for the next record. */
  #showEmpty(isOn: boolean): void {
    this.#state.writeSoon();
    this.host.send({ type: "showEmpty", isOn });
  }

  /** Also for the next record. */
  #choose(tab: PageState["tab"]): void {
    this.#select(tab);
    this.host.send({ type: "tab", tab });
  }

  #select(tab: PageState["tab"]): void {
    this.#tab = tab;
    this.#tabs.select(tab);
    this.#header.allowExpand(tab === "json");
    this.#fields.toggle.hidden = tab !== "fields" || !this.#fields.knowsSchema;
    if (tab === "fields" && !this.#hasShownFields) this.host.send({ type: "showFields" });
    this.#hasShownFields ||= tab === "fields";
    this.#state.writeSoon();
  }

  /** Who comes to the tab goes on with the keyboard in the record; who types elsewhere is left alone. */
  #takeFocus(): void {
    if (document.hasFocus() && document.activeElement === document.body) this.#focusRecord();
  }

  #focusRecord(): void {
    if (this.#tab === "json") this.#tree.focus();
    else this.#fields.element.focus();
  }

  #follow(meaning: Meaning): void {
    // What it leads to may take the place of this page before the state is saved otherwise.
    this.#state.write();
    if (meaning.what === "id") this.host.send({ type: "openId", id: meaning.id });
    else if (meaning.what === "address") this.host.send({ type: "openAddress", address: meaning.address });
  }

  #copyRecord(): void {
    if (!this.#document) return;
    this.host.send({ type: "copy", what: "json", text: sourceOf(this.#document, this.#document.root) });
  }

  #onKey(event: KeyboardEvent): void {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "f";
    if (isFind) this.#search.bar.focus();
    else if (event.key === "F3") this.#search.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  #toState(): PageState | undefined {
    // Before the record is there, the tree knows nothing of what was saved.
    if (!this.#document) return undefined;
    return {
      ref: this.#saved.ref,
      expansion: this.#tree.expansion,
      query: this.#search.bar.query,
      scrollTop: this.#tree.scrollTop,
      pointer: this.#tree.currentPointer,
      tab: this.#tab,
      showsEmpty: this.#fields.showsEmpty,
    };
  }
}
