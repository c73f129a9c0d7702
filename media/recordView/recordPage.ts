import type { InitMessage, RecordMessage, Status, ToPage } from "../../src/recordView/protocol";
import { Header } from "./header";
import type { Host } from "./host";
import { parseJson, sourceOf, type JsonDocument, type JsonNode } from "./jsonTree";
import { Notices } from "./notices";
import { toPageState, type PageState } from "./pageState";
import { createMatcher, firstMatchFrom, search } from "./search";
import { SearchBar } from "./searchBar";
import { TreeView } from "./treeView";

/** Milliseconds; each write of the state goes to VS Code. */
const STATE_DELAY = 100;

/** Joins the parts of the page: what the host sends goes to them, what they report goes to the host. */
export class RecordPage {
  readonly #header: Header;
  readonly #notices: Notices;
  readonly #search: SearchBar;
  readonly #tree: TreeView;
  readonly #saved: PageState;
  #document: JsonDocument | undefined;
  #origin: RecordMessage["origin"] | undefined;
  #status: Status = { state: "idle" };
  #found: readonly JsonNode[] = [];
  #position = -1;
  #stateTimer: number | undefined;

  constructor(
    private readonly host: Host,
    { ref, strings }: InitMessage,
  ) {
    this.#saved = toPageState(host.readState(), ref);
    const refresh = () => host.send({ type: "refresh" });
    this.#header = new Header(strings, ref.id, {
      onRefresh: refresh,
      onCopyId: () => host.send({ type: "copy", what: "id", text: ref.id }),
      onCopyRecord: () => this.#copyRecord(),
    });
    this.#notices = new Notices(strings, { onRetry: refresh, onAct: () => host.send({ type: "act" }) });
    this.#search = new SearchBar(strings, {
      onQuery: () => this.#find(),
      onStep: (step) => this.#step(step),
      onLeave: () => this.#tree.focus(),
    });
    this.#search.restore(this.#saved.query);
    this.#tree = new TreeView(strings, {
      onCopy: (copy) => host.send({ type: "copy", ...copy }),
      onChange: () => this.#saveSoon(),
    });
    this.#header.element.append(this.#search.element);
    document.body.replaceChildren(this.#header.element, this.#notices.element, this.#tree.element);
    document.addEventListener("keydown", (event) => this.#onKey(event));
    window.addEventListener("focus", () => this.#takeFocus());
    host.writeState(this.#saved);
  }

  receive(message: Exclude<ToPage, { readonly type: "init" }>): void {
    switch (message.type) {
      case "heading":
        this.#header.show(message);
        return;
      case "record":
        this.#show(message);
        return;
      case "status":
        this.#status = message.status;
        this.#header.allowRefresh(message.status.state !== "removed");
        this.#tree.element.setAttribute("aria-busy", String(message.status.state === "loading"));
        this.#notices.show(message.status, this.#origin);
    }
  }

  #show({ text, loadedAt, origin }: RecordMessage): void {
    const isFirst = !this.#document;
    const isSame = this.#document?.text === text;
    this.#origin = origin;
    this.#header.showLoadedAt(loadedAt);
    this.#notices.show(this.#status, origin);
    if (isSame) return;
    this.#document = parseJson(text);
    const { scrollTop } = isFirst ? this.#saved : this.#tree.element;
    const toggled = isFirst ? new Map(this.#saved.toggled) : this.#tree.toggled;
    this.#tree.show(this.#document, toggled, isFirst ? this.#saved.path : this.#tree.currentPath);
    this.#findAgain(this.#document);
    this.#tree.element.scrollTop = scrollTop;
    if (isFirst) this.#takeFocus();
  }

  /** Who comes to the tab goes on with the keyboard in the record; who types elsewhere is left alone. */
  #takeFocus(): void {
    if (document.hasFocus() && document.activeElement === document.body) this.#tree.focus();
  }

  #find(): void {
    if (!this.#document) return;
    this.#findAgain(this.#document);
    this.#position = this.#found.length === 0 ? -1 : firstMatchFrom(this.#found, this.#tree.currentNode);
    this.#goToMatch();
    this.#saveSoon();
  }

  /** Looks for the same in another text; the person stays where they are. */
  #findAgain(document: JsonDocument): void {
    this.#found = search(document, this.#search.query);
    this.#position = -1;
    this.#tree.mark(createMatcher(this.#search.query));
    this.#search.showCount(0, this.#found.length);
  }

  #step(step: 1 | -1): void {
    const count = this.#found.length;
    if (count === 0) return;
    this.#position =
      this.#position === -1
        ? firstMatchFrom(this.#found, this.#tree.currentNode)
        : (this.#position + step + count) % count;
    this.#goToMatch();
  }

  #goToMatch(): void {
    const node = this.#found[this.#position];
    if (node) this.#tree.reveal(node);
    this.#search.showCount(this.#position + 1, this.#found.length);
  }

  #copyRecord(): void {
    if (!this.#document) return;
    this.host.send({ type: "copy", what: "json", text: sourceOf(this.#document, this.#document.root) });
  }

  #onKey(event: KeyboardEvent): void {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "f";
    if (isFind) this.#search.focus();
    else if (event.key === "F3") this.#step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  #saveSoon(): void {
    window.clearTimeout(this.#stateTimer);
    this.#stateTimer = window.setTimeout(() => {
      // Before the record is there, the tree knows nothing of what was saved.
      if (!this.#document) return;
      this.host.writeState({
        ref: this.#saved.ref,
        toggled: [...this.#tree.toggled],
        query: this.#search.query,
        scrollTop: this.#tree.element.scrollTop,
        path: this.#tree.currentPath,
      } satisfies PageState);
    }, STATE_DELAY);
  }
}
