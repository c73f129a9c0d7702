import type { IndexedRecord } from "./indexedRecord";
import { sameName, sameNameButCapitals } from "../kinds/sameName";
import { inSlices } from "../slices";
import type { RecordIndex } from "./recordIndex";

/**
 * The records of a collection that have this name: exactly, or where there is none in other capitals. The whole index
 * is built first, because Kizen offers no look-up by name that both its generations know. Rejects where it cannot be.
 */
export async function findNamesakes(
  index: Pick<RecordIndex, "build" | "state" | "entries">,
  name: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly IndexedRecord[]> {
  await index.build({ signal });
  signal.throwIfAborted();
  const { error, isComplete } = index.state;
  if (!isComplete && error !== undefined) throw error as Error;
  const alike: IndexedRecord[] = [];
  const look = (record: IndexedRecord) => {
    if (sameNameButCapitals(record.label, name)) alike.push(record);
  };
  await inSlices(index.entries(), look, signal);
  signal.throwIfAborted();
  const exact = alike.filter(({ label }) => sameName(label, name));
  return exact.length > 0 ? exact : alike;
}
