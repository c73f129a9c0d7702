import { isCancelled, pageRequest, type ReadRequest } from "../../kizen";
import type { Clients } from "../businesses/clients";
import type { Lists } from "../collections/lists";
import type { LoadedRecord, RecordCache } from "./recordCache";
import type { RecordKinds } from "../kinds/recordKinds";
import { collectionKey, type RecordRef } from "../recordRef";

export interface RecordRequestsDependencies {
  readonly clients: Pick<Clients, "of">;
  readonly kinds: Pick<RecordKinds, "get">;
  readonly lists: Pick<Lists, "find" | "of">;
  readonly records: Pick<RecordCache, "peek">;
  /** Asks Kizen for records that are not known yet. */
  readonly load: (refs: readonly RecordRef[]) => Promise<readonly LoadedRecord[]>;
}

export interface RecordRequest {
  readonly ref: RecordRef;
  readonly request: ReadRequest;
}

/**
 * The requests that answer with the given records. Where a server does not offer records one by one, that is the page
 * of the list on which the record stands; to find out, one record of a kind is asked for, not all.
 */
export async function recordRequests(
  refs: readonly RecordRef[],
  { clients, kinds, lists, records, load }: RecordRequestsDependencies,
): Promise<RecordRequest[]> {
  /** Of the collections that were asked about. */
  const origins = new Map<string, LoadedRecord["origin"]>();

  const originOf = async (ref: RecordRef): Promise<LoadedRecord["origin"]> => {
    const collection = collectionKey(ref);
    const known = origins.get(collection) ?? (records.peek(ref)?.origin === "record" ? "record" : undefined);
    const origin = known ?? (await load([ref]).then(([record]) => record?.origin ?? "record", originAfter));
    origins.set(collection, origin);
    return origin;
  };

  const requests: RecordRequest[] = [];
  for (const ref of refs) {
    const described = kinds.get(ref).records(await clients.of(ref.businessKey));
    const row = lists.find(ref);
    const page = row && (await originOf(ref)) === "list" ? row.page : undefined;
    const request =
      page === undefined
        ? described.describeGet(ref.id)
        : described.describeList(pageRequest(page, lists.of(ref).pageSize));
    requests.push({ ref, request });
  }
  return requests;
}

/** A record that cannot be loaded is just what someone wants to ask for by hand. */
function originAfter(error: unknown): "record" {
  if (isCancelled(error)) throw error;
  return "record";
}
