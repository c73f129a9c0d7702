import type { Event } from "../event";
import type { RecordKinds } from "../kinds/recordKinds";
import { collectionKey, type CollectionRef } from "../recordRef";
import type { Schemas } from "../schema/schemas";
import type { Arrangements, CollectionPlace } from "./arrangements";
import type { BusinessNode } from "./businessNode";
import type { CollectionNode, MessageNode, MoreNode } from "./explorerNodes";

type ShownRow = CollectionNode | MoreNode | MessageNode;

/** Collections right below a business; a person may pin more. */
const MOST_COLLECTIONS = 25;

export interface ShownCollectionsDependencies {
  readonly kinds: Pick<RecordKinds, "of">;
  readonly schemas: Pick<Schemas, "of">;
  readonly arrangements: Pick<Arrangements, "of" | "setPlace" | "onDidChangePlaces">;
}

/** Which collections of a business stand in the sidebar, and where: those first that a person pinned. */
export class ShownCollections {
  /** Other collections of the business with this key stand in the sidebar, or elsewhere. */
  readonly onDidChange: Event<string>;

  constructor(private readonly dependencies: ShownCollectionsDependencies) {
    this.onDidChange = dependencies.arrangements.onDidChangePlaces;
  }

  placeOf(collection: CollectionRef): CollectionPlace | undefined {
    return this.dependencies.arrangements.of(collection)?.place;
  }

  /** All that a business has, in the order of the sidebar, the hidden ones last. */
  of(businessKey: string): readonly CollectionRef[] {
    const all = this.dependencies.kinds.of(businessKey).map(({ id }) => ({ businessKey, kind: id }));
    const placed = (place: CollectionPlace | undefined) => all.filter((one) => this.placeOf(one) === place);
    return [...placed("pinned"), ...placed(undefined), ...placed("hidden")];
  }

  /** Those right below the business, and the further ones that are too many to stand there. */
  split(businessKey: string): { readonly near: CollectionRef[]; readonly far: CollectionRef[] } {
    const visible = this.of(businessKey).filter((one) => this.placeOf(one) !== "hidden");
    const pinned = visible.filter((one) => this.placeOf(one) === "pinned").length;
    const most = Math.max(MOST_COLLECTIONS, pinned);
    return { near: visible.slice(0, most), far: visible.slice(most) };
  }

  /** The collection that a person means who names none: the first of a business that has any in the sidebar. */
  first(businessKey: string): CollectionRef | undefined {
    return this.split(businessKey).near[0] ?? this.of(businessKey)[0];
  }

  /** Whether a collection is one of too many. */
  isFar({ businessKey, kind }: CollectionRef): boolean {
    return this.split(businessKey).far.some((one) => one.kind === kind);
  }

  /**
   * The rows right below a business.
   * @param keep gives a row back as it was made at first
   */
  below(parent: BusinessNode, keep: <T extends CollectionNode | MoreNode>(row: T) => T): ShownRow[] {
    const { businessKey, nodeId } = parent;
    if (this.#areAllHidden(businessKey)) {
      return [{ type: "message", nodeId: `${nodeId}//hidden`, businessKey, message: "hidden", parent }];
    }
    const { near, far } = this.split(businessKey);
    const rows = near.map((one) => keep(collectionNode(one)));
    if (far.length === 0) return rows;
    return [...rows, keep({ type: "more", nodeId: `${nodeId}//more`, businessKey, parent })];
  }

  /** Shows a collection again where it was hidden: something in it was asked for. */
  async reveal({ businessKey, kind }: CollectionRef): Promise<void> {
    if (this.placeOf({ businessKey, kind }) !== "hidden") return;
    await this.dependencies.arrangements.setPlace(businessKey, [kind], undefined);
  }

  /** Whether a person hid all that a business has. */
  #areAllHidden(businessKey: string): boolean {
    const { readAt, state } = this.dependencies.schemas.of(businessKey).part("objects");
    // Before its objects were read, companies alone are known.
    if (readAt === undefined && (state === "unread" || state === "loading")) return false;
    const all = this.of(businessKey);
    return all.length > 0 && all.every((one) => this.placeOf(one) === "hidden");
  }
}

export function collectionNode({ businessKey, kind }: CollectionRef): CollectionNode {
  const collection = { businessKey, kind };
  return { type: "collection", nodeId: collectionKey(collection), businessKey, collection };
}
