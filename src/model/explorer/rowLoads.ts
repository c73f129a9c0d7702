import type { Lists } from "../collections/lists";
import {
  isWithin,
  type CollectionNode,
  type ExplorerNode,
  type PageNode,
  type StageNode,
} from "./explorerNodes";

/** What is being loaded because a row was opened, by the row. */
export class RowLoads {
  readonly #loading = new Map<string, { readonly controller: AbortController; running: number }>();

  constructor(private readonly lists: Pick<Lists, "of">) {}

  /** Loads a page below a row where it was never loaded. Never rejects. */
  async loadOnce(node: CollectionNode | StageNode | PageNode, page: number): Promise<void> {
    const list = this.lists.of(node.collection);
    const { rows, error } = list.page(page);
    // A row that is still drawn may be for a page that is not there any more.
    if (rows || error !== undefined || page > list.pageCount) return;
    await this.run(node.nodeId, (signal) => list.load(page, { priority: "interactive", signal }));
  }

  /** Loads for a row, until that is done or the row is closed. Never rejects where `load` does not. */
  async run(nodeId: string, load: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const loading = this.#loading.get(nodeId) ?? { controller: new AbortController(), running: 0 };
    this.#loading.set(nodeId, loading);
    loading.running++;
    await load(loading.controller.signal);
    if (--loading.running === 0 && this.#loading.get(nodeId) === loading) this.#loading.delete(nodeId);
  }

  /** Ends what loads below a row; tells the rows for which it loaded. */
  close(closed: ExplorerNode, nodeOf: (nodeId: string) => ExplorerNode | undefined): string[] {
    const ended = [...this.#loading].filter(
      ([id]) => id === closed.nodeId || id.startsWith(`${closed.nodeId}/`) || isWithin(nodeOf(id), closed),
    );
    for (const [id, { controller }] of ended) {
      this.#loading.delete(id);
      controller.abort();
    }
    return ended.map(([id]) => id);
  }
}
