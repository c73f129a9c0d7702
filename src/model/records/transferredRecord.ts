import { isRecordRef, type RecordRef } from "../recordRef";

/** What travels with records that are dragged from the sidebar. */
export interface TransferredRecord {
  readonly ref: RecordRef;
  readonly label: string;
}

/** The type of that data; other extensions and programs know nothing of it. */
export const RECORDS_MIME = "application/vnd.kizen.records+json";

export function writeTransfer(records: readonly TransferredRecord[]): string {
  return JSON.stringify(records.map(({ ref, label }) => ({ ref, label })));
}

/** What was dragged; nothing for a text that `writeTransfer` did not make. */
export function readTransfer(text: string): TransferredRecord[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isTransferred) : [];
  } catch {
    // Anyone may put anything under this type.
    return [];
  }
}

function isTransferred(value: unknown): value is TransferredRecord {
  if (typeof value !== "object" || value === null) return false;
  const { ref, label } = value as { ref?: unknown; label?: unknown };
  return isRecordRef(ref) && ref.id !== "" && typeof label === "string";
}
