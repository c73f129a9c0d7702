import { Emitter, type Disposable, type Event } from "../event";
import type { SchemaChanges } from "../schema/changes/schemaChanges";
import type { SchemaCatalogue } from "../schema/schemaCatalogue";
import type { SchemaPartRef } from "../schema/schemaEntries";
import type { SchemaChange, Schemas } from "../schema/schemas";
import type { BusinessNode } from "./businessNode";
import type { ExplorerNode, MessageName, MessageNode } from "./explorerNodes";
import type { FoundThing } from "../schema/foundThing";
import { schemaLevel } from "./schemaLevels";
import { isRowOf, mayHold } from "./isRowOf";
import type { RowLoads } from "./rowLoads";
import type { SchemaNode } from "./schemaNode";
import { keyPart } from "../recordRef";

/** Rows on one level at most. */
const MOST_ROWS = 1000;

/** The rows of each business's schema. What is closed is neither asked for nor drawn. */
export class SchemaTree implements Disposable {
  /** Rows that are open, or were, by their ids. */
  readonly #open = new Map<string, SchemaNode>();
  readonly #didChange = new Emitter<SchemaNode>();
  readonly #subscription: Disposable;

  /** The rows below one changed. */
  readonly onDidChange: Event<SchemaNode> = this.#didChange.event;

  constructor(
    private readonly schemas: Schemas,
    private readonly loads: Pick<RowLoads, "run">,
  ) {
    this.#subscription = schemas.onDidChange((change) => this.#onChange(change));
  }

  /** What stands last below a business: its schema, or why there is none. */
  below(parent: BusinessNode): ExplorerNode[] {
    const { state, entries, error } = this.schemas.of(parent.businessKey).part("objects");
    const failed = state === "refused" || state === "failed" ? this.#failure(parent, error) : [];
    if (entries.length > 0) return [...failed, this.#root(parent)];
    const isEmpty = state === "complete" || state === "partial";
    return isEmpty ? [message(parent, "noObjects"), message(parent, "retry")] : failed;
  }

  /** The rows below a row, once the list that they are made of came. Never rejects: errors are rows. */
  async children(node: SchemaNode): Promise<readonly ExplorerNode[]> {
    this.#open.set(node.nodeId, node);
    const catalogue = this.schemas.of(node.businessKey);
    await this.loads.run(node.nodeId, async (signal) => {
      for (const { name, of } of partsBelow(node)) await catalogue.load(name, of, { signal });
    });
    const rows = schemaLevel(node, catalogue);
    const nodes = rows.slice(0, MOST_ROWS).map(({ key, ...row }, index): SchemaNode => {
      // An id may come twice, or be empty.
      const isTaken = rows.findIndex((other) => other.key === key) !== index;
      const nodeId = `${node.nodeId}/${keyPart(key)}${isTaken ? `/${index}` : ""}`;
      return { type: "schema", nodeId, businessKey: node.businessKey, parent: node, ...row };
    });
    return [
      ...this.#problem(node, catalogue),
      ...nodes,
      ...(rows.length > MOST_ROWS ? [message(node, "cut")] : []),
      ...(rows.length === 0 && this.#problem(node, catalogue).length === 0 ? [message(node, "empty")] : []),
    ];
  }

  /** A row that is open, or was. */
  openRow(nodeId: string): SchemaNode | undefined {
    return this.#open.get(nodeId);
  }

  /** Whether a business lists the object with this API name. */
  hasObject(businessKey: string, apiName: string): boolean {
    return this.schemas.of(businessKey).object(apiName) !== undefined;
  }

  /** The row of a thing, for which what stands above it is loaded; undefined where there is none. */
  async find(thing: FoundThing, roots: readonly BusinessNode[]): Promise<SchemaNode | undefined> {
    const root = roots.find(({ businessKey }) => businessKey === thing.businessKey);
    if (!root) return undefined;
    const open = this.below(root).filter((node) => node.type === "schema");
    for (let node = open.pop(); node; node = open.pop()) {
      for (const child of await this.children(node)) {
        if (child.type !== "schema") continue;
        if (isRowOf(child, thing)) return child;
        if (mayHold(child, thing)) open.push(child);
      }
    }
    return undefined;
  }

  /** The name of a category's row. */
  categoryOf({ businessKey, part, label = "" }: SchemaNode): string {
    const categories = this.schemas.of(businessKey).part("categories", part?.of);
    return categories.entries.find(({ id }) => id === label)?.label ?? label;
  }

  /** What changed in the whole since it was last read, to be said in the row that all of it stands below. */
  changesOf({ businessKey, group }: SchemaNode): SchemaChanges | undefined {
    return group === "schema" ? this.schemas.history.of(businessKey) : undefined;
  }

  /** Milliseconds since the epoch: when the list below a row was read. */
  readAtOf({ businessKey, part }: SchemaNode): number | undefined {
    return part && this.schemas.of(businessKey).part(part.name, part.of).readAt;
  }

  /** Reads anew what is below a row; false where there is no such row. */
  async refresh(nodeId: string): Promise<boolean> {
    const node = this.#open.get(nodeId);
    if (!node) return false;
    if (node.group === "schema") await this.schemas.refresh(node.businessKey);
    const catalogue = this.schemas.of(node.businessKey);
    await Promise.all(partsBelow(node).map(({ name, of }) => catalogue.reload(name, of)));
    return true;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didChange.dispose();
  }

  #root(parent: BusinessNode): SchemaNode {
    const { businessKey, nodeId } = parent;
    const part: SchemaPartRef = { name: "objects", of: "" };
    return {
      type: "schema",
      nodeId: `${nodeId}//schema`,
      businessKey,
      parent,
      group: "schema",
      part,
      hasChildren: true,
    };
  }

  /** Why the rows below one are none, or not all. */
  #problem(node: SchemaNode, catalogue: SchemaCatalogue): MessageNode[] {
    if (!node.part || node.group === "schema") return [];
    const { state, error } = catalogue.part(node.part.name, node.part.of);
    if (state === "refused" || state === "failed") return this.#failure(node, error);
    return state === "partial" ? [message(node, "partial")] : [];
  }

  #failure(parent: BusinessNode | SchemaNode, error: unknown): MessageNode[] {
    return [message(parent, "error", error), message(parent, "retry", error)];
  }

  #onChange({ businessKey, name, of }: SchemaChange): void {
    if (this.schemas.of(businessKey).part(name, of).state === "loading") return;
    for (const node of this.#open.values()) {
      if (node.businessKey !== businessKey) continue;
      if (partsBelow(node).some((part) => part.name === name && part.of === of)) this.#didChange.fire(node);
    }
  }
}

/** The lists that the rows below a row are made of. */
function partsBelow({ group, part }: SchemaNode): SchemaPartRef[] {
  if (!part || group === "schema") return [];
  return group === "fields" ? [part, { name: "categories", of: part.of }] : [part];
}

function message(parent: BusinessNode | SchemaNode, name: MessageName, error?: unknown): MessageNode {
  const { businessKey, nodeId } = parent;
  return { type: "message", nodeId: `${nodeId}//${name}`, businessKey, message: name, error, parent };
}
