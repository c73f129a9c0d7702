import type { StageInfo } from "../../kizen";
import type { Lists } from "../collections/lists";
import type { RecordKinds } from "../kinds/recordKinds";
import { collectionKey, type CollectionRef, type ListRef } from "../recordRef";
import type { Part } from "../schema/schemaPart";
import type { Schemas } from "../schema/schemas";
import type { Arrangements } from "./arrangements";
import type { CollectionNode, MessageNode, StageNode } from "./explorerNodes";
import type { RowLoads } from "./rowLoads";

export interface StageGroupsDependencies {
  readonly arrangements: Pick<Arrangements, "of">;
  readonly kinds: Pick<RecordKinds, "get">;
  readonly schemas: Pick<Schemas, "of">;
  readonly lists: Pick<Lists, "of">;
}

/** Pipelines whose records stand below their stages. */
export class StageGroups {
  constructor(private readonly dependencies: StageGroupsDependencies) {}

  /** Whether a collection is of a pipeline. */
  canGroup({ businessKey, kind }: CollectionRef): boolean {
    const { kinds, schemas } = this.dependencies;
    const { object } = kinds.get({ businessKey, kind });
    return schemas.of(businessKey).object(object)?.type === "pipeline";
  }

  /** Whether the rows below a collection are its stages: a filter or an order is over all of its records. */
  isGrouped(collection: ListRef): boolean {
    if (collection.stage !== undefined) return false;
    const arrangement = this.dependencies.arrangements.of(collection);
    if (arrangement?.isGrouped !== true || !this.canGroup(collection)) return false;
    return arrangement.filter === undefined && arrangement.sort === undefined;
  }

  /**
   * The stages, in Kizen's order, once they came; and why they are none, or not all.
   * @param keep gives a row back as it was made at first
   * @param loads what is loaded for a row, until that is closed
   */
  async children(
    parent: CollectionNode,
    keep: (row: StageNode) => StageNode,
    loads: Pick<RowLoads, "run">,
  ): Promise<(StageNode | MessageNode)[]> {
    const { collection, nodeId } = parent;
    await loads.run(nodeId, (signal) =>
      this.#catalogue(collection).load("stages", this.#object(collection), { signal }),
    );
    const { entries, state, error } = this.#stages(parent.collection);
    const isFailed = state === "refused" || state === "failed" || state === "absent";
    const names: readonly MessageNode["message"][] = [
      ...(isFailed ? (["error", "retry"] as const) : []),
      ...(state === "partial" ? (["partial"] as const) : []),
      ...(entries.length === 0 && !isFailed ? (["empty"] as const) : []),
    ];
    const stages = entries.map(({ id }) => keep(this.node(parent, id)));
    // How many there are is to be seen before a stage is opened.
    for (const stage of stages) this.#count(stage, loads);
    return [
      ...names.map((message): MessageNode => {
        const nodeId = `${parent.nodeId}/stages/${message}`;
        return { type: "message", nodeId, businessKey: parent.businessKey, message, error, parent };
      }),
      ...stages,
    ];
  }

  /** A stage by its row; undefined where it is gone. */
  stageOf({ collection }: StageNode): StageInfo | undefined {
    return this.#stages(collection).entries.find(({ id }) => id === collection.stage);
  }

  /** Reads the stages anew, and with them the lists of those that are there then. */
  async refresh(collection: CollectionRef): Promise<void> {
    await this.#catalogue(collection).reload("stages", this.#object(collection));
    const { entries } = this.#stages(collection);
    await Promise.all(
      entries.map(({ id }) => this.dependencies.lists.of({ ...collection, stage: id }).refresh()),
    );
  }

  /** The lists below a collection. */
  lists({ businessKey, kind }: CollectionRef): ListRef[] {
    return this.#stages({ businessKey, kind }).entries.map(({ id }) => ({ businessKey, kind, stage: id }));
  }

  node(
    { businessKey, collection: { kind } }: Pick<CollectionNode, "businessKey" | "collection">,
    stage: string,
  ): StageNode {
    const collection = { businessKey, kind, stage };
    return { type: "stage", nodeId: collectionKey(collection), businessKey, collection };
  }

  #count({ collection, nodeId }: StageNode, loads: Pick<RowLoads, "run">): void {
    const list = this.dependencies.lists.of(collection);
    const { rows, error, isLoading } = list.page(1);
    if (rows || error !== undefined || isLoading) return;
    void loads.run(nodeId, (signal) => list.load(1, { priority: "nextPage", signal }));
  }

  #stages(collection: CollectionRef): Part<StageInfo> {
    return this.#catalogue(collection).part("stages", this.#object(collection));
  }

  #catalogue({ businessKey }: CollectionRef) {
    return this.dependencies.schemas.of(businessKey);
  }

  #object({ businessKey, kind }: CollectionRef): string {
    return this.dependencies.kinds.get({ businessKey, kind }).object;
  }
}
