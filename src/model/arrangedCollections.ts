import { Emitter, type Disposable, type Event } from "./event";
import type { CollectionNode, ExplorerNode, MessageNode, RecordNode } from "./explorerNodes";
import { FilteredRows } from "./filteredRows";
import type { Filters } from "./filters";
import type { RecordIndexes } from "./index/recordIndexes";
import { recordKey } from "./recordRef";

/** What filtered collections show below them, for as long as their filters are set. */
export class FilteredCollections implements Disposable {
  readonly #rows = new Map<string, FilteredRows>();
  readonly #didChange = new Emitter<{ readonly businessKey: string; readonly kind: string }>();
  readonly #subscription: Disposable;

  /** A filter was set or cleared, or there is more that matches. */
  readonly onDidChange: Event<{ readonly businessKey: string; readonly kind: string }> =
    this.#didChange.event;

  constructor(
    private readonly filters: Filters,
    private readonly indexes: Pick<RecordIndexes, "of">,
  ) {
    this.#subscription = filters.onDidChange((change) => this.#didChange.fire(change));
  }

  of(businessKey: string, kind: string): FilteredRows | undefined {
    const key = `${businessKey}/${kind}`;
    const filter = this.filters.of(businessKey, kind);
    const known = this.#rows.get(key);
    if (known?.filter === filter) return known;
    known?.dispose();
    this.#rows.delete(key);
    if (filter === undefined) return undefined;
    const rows = new FilteredRows(filter, this.indexes.of(businessKey, kind));
    this.#rows.set(key, rows);
    rows.onDidChange(() => this.#didChange.fire({ businessKey, kind }));
    return rows;
  }

  /** The matching records, with a word on what is still missing. */
  async children(parent: CollectionNode): Promise<readonly ExplorerNode[]> {
    const { businessKey, kind, nodeId } = parent;
    const filtered = this.of(businessKey, kind.id);
    if (!filtered) return [];
    await filtered.load();
    const { error, isBuilding } = filtered.state;
    const message = (name: MessageNode["message"]): MessageNode => {
      return {
        type: "message",
        nodeId: `${nodeId}/filter/${name}`,
        businessKey,
        message: name,
        error,
        parent,
      };
    };
    return [
      ...(error === undefined || isBuilding ? [] : [message("error"), message("retry")]),
      ...filtered.rows.map(({ ref, label, description, fields }): RecordNode => {
        const summary = { id: ref.id, label, description, facts: fields };
        return { type: "record", nodeId: `${recordKey(ref)}/filter`, businessKey, ref, summary, parent };
      }),
      ...(filtered.count > filtered.rows.length ? [message("more")] : []),
      ...(isBuilding ? [message("reading")] : []),
      ...(filtered.count === 0 && !isBuilding && error === undefined ? [message("noMatch")] : []),
    ];
  }

  /** The row of a record that matches; where it does not, the filter is cleared, because it hides what is asked for. */
  async reveal(parent: CollectionNode, id: string): Promise<RecordNode | undefined> {
    const rows = await this.children(parent);
    const row = rows.find((node): node is RecordNode => node.type === "record" && node.ref.id === id);
    if (!row) await this.filters.set(parent.businessKey, parent.kind.id, "");
    return row;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const rows of this.#rows.values()) rows.dispose();
    this.#didChange.dispose();
  }
}
