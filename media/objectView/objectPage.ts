import type {
  FieldsMessage,
  FromPage,
  HeadingMessage,
  InitMessage,
  Status,
  ToPage,
} from "../../src/features/objectView/protocol";
import { element } from "../shared/controls/element";
import { iconButton } from "../shared/controls/icons";
import { copyableText, Heading } from "../shared/heading";
import type { Host } from "../shared/host/host";
import { StateWriter } from "../shared/host/stateWriter";
import { FilterBox } from "./filterBox";
import { Notices } from "./notices";
import { toPageState, type PageState } from "./pageState";
import { ArrangedTable } from "./table/arrangedTable";
import { copyOfAll, exportOf, type TableCopy } from "./table/tableCopy";
import { showColumnChoice, showCopyMenu, showExportMenu } from "./table/menus";
import { TableView } from "./table/tableView";
import { isOneCell } from "./table/selection";

/** Joins the parts of the page: what the host sends goes to them, what they report goes to the host. */
export class ObjectPage {
  readonly #heading: Heading;
  readonly #notices: Notices;
  readonly #filter: FilterBox;
  readonly #table: ArrangedTable;
  readonly #view: TableView;
  readonly #saved: PageState;
  readonly #state: StateWriter<PageState>;
  /** Of the object, with the button that copies it. */
  #apiName = element("span", "");
  #name = "";
  #columns: readonly string[] | undefined;
  #fields: FieldsMessage | undefined;
  #status: Status = { state: "loading" };

  constructor(
    private readonly host: Host<FromPage>,
    { ref, strings, columns }: InitMessage,
  ) {
    this.#saved = toPageState(host.readState(), ref);
    this.#columns = this.#saved.columns ?? columns;
    const { query, sort, expanded } = this.#saved;
    this.#state = new StateWriter(host, () => this.#toState());
    this.#table = new ArrangedTable(strings, { query, sort, expanded: new Set(expanded) }, this.#columns);
    this.#view = new TableView(this.#table, {
      onCopy: (copy) => this.#copy(copy),
      onOpenObject: (objectId) => host.send({ type: "openObject", objectId }),
      onColumns: (ids) => {
        this.#columns = ids;
        host.send({ type: "columns", columns: ids });
      },
      onChange: () => this.#onChange(),
      onLeave: () => this.#filter.focus(),
    });
    this.#filter = new FilterBox(strings, query, {
      onQuery: (text) => this.#view.arrange({ query: text }),
      onLeave: () => this.#view.focus(),
    });
    this.#heading = new Heading({
      id: ref.objectId,
      strings,
      buttons: [],
      onRefresh: () => host.send({ type: "refresh" }),
      onCopyId: () => this.#copyOwn(strings.id, ref.objectId),
    });
    this.#heading.addDetail(this.#apiName);
    this.#heading.addTools(this.#filter.element, this.#buttons());
    this.#notices = new Notices(strings, {
      onRetry: () => host.send({ type: "refresh" }),
      onAct: () => host.send({ type: "act" }),
    });
    document.title = strings.fields;
    const main = element("main", "", this.#notices.element, this.#view.element);
    document.body.replaceChildren(this.#heading.element, main);
    document.addEventListener("keydown", (event) => this.#onKey(event));
    window.addEventListener("focus", () => this.#takeFocus());
    host.writeState(this.#saved);
  }

  receive(message: Exclude<ToPage, { readonly type: "init" }>): void {
    switch (message.type) {
      case "heading":
        this.#showHeading(message);
        return;
      case "fields":
        this.#showFields(message);
        return;
      case "reveal":
        this.#reveal(message.fieldId);
        return;
      case "status":
        this.#status = message.status;
        this.#heading.allowRefresh(message.status.state !== "removed");
        this.#view.isBusy = message.status.state === "loading";
        this.#showNotices();
    }
  }

  #buttons(): HTMLElement {
    const { strings } = this.#table;
    const choose = iconButton("columns", strings.columns, () =>
      showColumnChoice(
        choose,
        strings,
        () => this.#table.columns,
        (ids) => this.#view.chooseColumns(ids),
      ),
    );
    const copy = iconButton("copy", strings.copy, () =>
      showCopyMenu(copy, strings, !isOneCell(this.#table.selection), (format) =>
        this.#copy(copyOfAll(this.#table, format)),
      ),
    );
    const save = iconButton("export", strings.export, () =>
      showExportMenu(save, strings, (format) =>
        this.host.send({ type: "export", format, table: exportOf(this.#table) }),
      ),
    );
    for (const button of [choose, copy, save]) button.setAttribute("aria-haspopup", "menu");
    const expand = iconButton("expandAll", strings.expandAll, () => this.#view.expandAll(true));
    const collapse = iconButton("collapseAll", strings.collapseAll, () => this.#view.expandAll(false));
    return element("div", "buttons", expand, collapse, choose, copy, save);
  }

  #showHeading(message: HeadingMessage): void {
    const { name, apiName } = message;
    const { strings } = this.#table;
    this.#name = name;
    this.#heading.show(message);
    const shown =
      apiName === ""
        ? element("span", "")
        : copyableText(apiName, strings.copyApiName, () => this.#copyOwn(strings.apiName, apiName));
    this.#apiName.replaceWith(shown);
    this.#apiName = shown;
  }

  #showFields(message: FieldsMessage): void {
    const isFirst = !this.#fields;
    const { scrollTop } = isFirst ? this.#saved : this.#view;
    this.#fields = message;
    this.#heading.showLoadedAt(message.readAt);
    this.#view.show(message.fields, message.objectName);
    if (isFirst) {
      this.#table.restore(this.#saved);
      this.#view.redraw();
    }
    this.#view.scrollTop = scrollTop;
    this.#onRows();
    if (isFirst) this.#takeFocus();
  }

  #reveal(fieldId: string): void {
    this.host.send({ type: "revealed" });
    if (!this.#table.has(fieldId)) return;
    if (this.#table.rowOf(fieldId) === undefined) this.#filter.clear();
    const row = this.#table.rowOf(fieldId);
    if (row !== undefined) this.#view.reveal(row);
  }

  #onChange(): void {
    this.#onRows();
    // Before the fields are there, the table knows nothing of what was saved.
    if (this.#fields) this.#state.writeSoon();
  }

  #onRows(): void {
    if (!this.#fields) return;
    this.#filter.show(this.#table.fieldCount, this.#fields.fields.length);
    this.#showNotices();
  }

  #showNotices(): void {
    this.#notices.show(
      this.#status,
      this.#fields && { all: this.#fields.fields.length, shown: this.#table.fieldCount },
    );
  }

  #copy(copy: TableCopy | undefined): void {
    if (copy) this.host.send({ type: "copy", ...copy });
  }

  /** Copies what names the object itself. */
  #copyOwn(column: string, text: string): void {
    const table = {
      name: text,
      columns: [{ id: "own", label: column }],
      rows: [{ key: column, value: text, cells: [text] }],
    };
    this.#copy({
      format: "text",
      table,
      what: { state: "cell", column, label: this.#name, thing: "object" },
    });
  }

  /** Who comes to the tab goes on with the keyboard in the table; who types elsewhere is left alone. */
  #takeFocus(): void {
    if (document.hasFocus() && document.activeElement === document.body) this.#view.focus();
  }

  #onKey(event: KeyboardEvent): void {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "f";
    if (!isFind) return;
    this.#filter.focus();
    event.preventDefault();
  }

  #toState(): PageState {
    const { query, sort, expanded } = this.#table.arrangement;
    return {
      ref: this.#saved.ref,
      query,
      sort,
      expanded: [...expanded],
      columns: this.#columns,
      scrollTop: this.#view.scrollTop,
      ...this.#table.place,
    };
  }
}
