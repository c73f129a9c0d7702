import { isCancelled, type ReadRequest } from "../../kizen";
import type { Clients } from "../businesses/clients";
import type { Lists } from "../collections/lists";
import type { LoadedRecord, RecordCache } from "./recordCache";
import { recordKind } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

export interface RecordRequestsDependencies {
  readonly clients: Pick<Clients, "of">;
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
  { clients, lists, records, load }: RecordRequestsDependencies,
): Promise<RecordRequest[]> {
  /** Of the collections that were asked about. */
  const origins = new Map<string, LoadedRecord["origin"]>();

  const originOf = async (ref: RecordRef): Promise<LoadedRecord["origin"]> => {
    const collection = `${ref.businessKey}/${ref.kind}`;
    const known = origins.get(collection) ?? (records.peek(ref)?.origin === "record" ? "record" : undefined);
    const origin = known ?? (await load([ref]).then(([record]) => record?.origin ?? "record", originAfter));
    origins.set(collection, origin);
    return origin;
  };

  const requests: RecordRequest[] = [];
  for (const ref of refs) {
    const kind = recordKind(ref.kind);
    if (!kind) throw new RangeError(`Unknown record kind: ${ref.kind}`);
    const client = await clients.of(ref.businessKey);
    const row = lists.find(ref);
    const page = row && (await originOf(ref)) === "list" ? row.page : undefined;
    const request =
      page === undefined
        ? kind.describeGet(client, ref.id)
        : kind.describeList(client, { page, pageSize: lists.of(ref.businessKey, ref.kind).pageSize });
    requests.push({ ref, request });
  }
  return requests;
}

/** A record that cannot be loaded is just what someone wants to ask for by hand. */
function originAfter(error: unknown): "record" {
  if (isCancelled(error)) throw error;
  return "record";
}
