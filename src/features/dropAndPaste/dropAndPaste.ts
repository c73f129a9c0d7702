import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import { scanIds } from "../../model/ids/scanIds";
import type { KnownIds } from "../../model/ids/knownIds";
import { isPinnedTo, type Pin } from "../../model/businesses/pins";
import type { RecordRef } from "../../model/recordRef";
import { readTransfer, RECORDS_MIME, type TransferredRecord } from "../../model/records/transferredRecord";
import { EVERY_DOCUMENT_FIRST } from "../../platform/everyDocumentFirst";
import { t } from "../../platform/text/localize";
import { kindOf, KINDS, shapedEdits } from "./shapedEdits";
import { dropEdit, pasteEdit } from "../../platform/text/pasteEdit";

export interface DropAndPasteDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  /** Asks where ids of one business would go into a folder that is pinned to another. */
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
  /** Told of what is dropped; what is pasted was copied before, and is remembered since. */
  readonly didInsert: (records: readonly TransferredRecord[]) => void;
}

const TEXT = "text/plain";
/** Ids pasted at once that are still looked up. */
const MOST = 1000;

/**
 * Offers ways to write records that are dropped into a document, and ids that are pasted into one. Asks before it offers
 * them: VS Code does not resolve what is chosen under *Paste As*, nor what is dropped.
 */
export function registerDropAndPaste(dependencies: DropAndPasteDependencies): vscode.Disposable {
  const { mayInsert, didInsert } = dependencies;

  const drop: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer) => {
      const records = readTransfer((await transfer.get(RECORDS_MIME)?.asString()) ?? "");
      if (records.length === 0 || !(await mayInsert(document.uri, refsOf(records)))) return undefined;
      didInsert(records);
      return shapedEdits(records, document, new vscode.Range(position, position)).map(
        ({ text, title, shape }) => dropEdit(text, title, kindOf(shape)),
      );
    },
  };

  const paste: vscode.DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context) => {
      const text = (await transfer.get(TEXT)?.asString()) ?? "";
      const records = recordsOf(text, document.uri, dependencies);
      const [range] = ranges;
      if (!range || records.length === 0) return undefined;
      const isInvoked =
        context.only !== undefined || context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs;
      if (!(await mayInsert(document.uri, refsOf(records)))) {
        // Without an edit of ours, VS Code would paste the text as it is.
        const title = t("Leave as It Is");
        return [pasteEdit(document.getText(range), title, kindOf("id"))];
      }
      // Several cursors get a line each from VS Code itself, which nothing here can do.
      if (ranges.length > 1 && !isInvoked) return undefined;
      return shapedEdits(records, document, range).map(({ text: snippet, title, shape }) =>
        pasteEdit(snippet, title, kindOf(shape)),
      );
    },
  };

  return vscode.Disposable.from(
    vscode.languages.registerDocumentDropEditProvider(EVERY_DOCUMENT_FIRST, drop, {
      providedDropEditKinds: KINDS,
      dropMimeTypes: [RECORDS_MIME],
    }),
    vscode.languages.registerDocumentPasteEditProvider(EVERY_DOCUMENT_FIRST, paste, {
      providedPasteEditKinds: KINDS,
      pasteMimeTypes: [TEXT],
    }),
  );
}

function refsOf(records: readonly TransferredRecord[]): RecordRef[] {
  return records.map(({ ref }) => ref);
}

/** The records whose ids a text consists of, one a line, as *Copy ID* writes them; nothing where it is any other text. */
function recordsOf(
  text: string,
  uri: vscode.Uri,
  { businesses, knownIds, pinOf }: DropAndPasteDependencies,
): TransferredRecord[] {
  const lines = text.trim().split(/\r?\n/);
  if (lines.length > MOST) return [];
  const pin = pinOf(uri);
  const records = lines.map((line) => {
    const [only] = scanIds(line);
    if (only?.end !== line.length || only.start !== 0) return undefined;
    const known = knownIds.lookup(only.id).flatMap(({ ref, label }) => (ref ? [{ ref, label }] : []));
    const pinned = known.find(({ ref }) => {
      const business = businesses.get(ref.businessKey);
      return pin && business && isPinnedTo(pin, business);
    });
    return pinned ?? known[0];
  });
  return records.every((record) => record !== undefined) ? records : [];
}
