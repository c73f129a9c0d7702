import * as vscode from "vscode";
import type { Businesses } from "../model/businesses";
import { scanIds } from "../model/idScanner";
import type { KnownIds } from "../model/knownIds";
import { isPinnedTo, type Pin } from "../model/pins";
import type { RecordRef } from "../model/recordRef";
import { readTransfer, RECORDS_MIME, type TransferredRecord } from "../model/recordTransfer";
import { kindOf, KINDS, shapedEdits } from "./recordEdits";

export interface DropAndPasteDependencies {
  readonly businesses: Pick<Businesses, "get">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  /** Asks where ids of one business would go into a folder that is pinned to another. */
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
}

/** What has to be asked before an edit is made, and what stands there when the answer is no. */
interface Guarded {
  readonly uri: vscode.Uri;
  readonly refs: readonly RecordRef[];
  readonly replaced: string;
}

type GuardedEdit = (vscode.DocumentDropEdit | vscode.DocumentPasteEdit) & { readonly guarded: Guarded };

const TEXT = "text/plain";
/** Ids pasted at once that are still looked up. */
const MOST = 1000;

/** Offers ways to write records that are dropped into a document, and ids that are pasted into one. */
export function registerDropAndPaste(dependencies: DropAndPasteDependencies): vscode.Disposable {
  const { mayInsert } = dependencies;

  /** VS Code resolves an edit just before it makes it: the moment to ask. */
  const resolve = async <T extends GuardedEdit>(edit: T): Promise<T> => {
    const { uri, refs, replaced } = edit.guarded;
    if (!(await mayInsert(uri, refs))) edit.insertText = replaced;
    return edit;
  };

  const drop: vscode.DocumentDropEditProvider<vscode.DocumentDropEdit & { readonly guarded: Guarded }> = {
    provideDocumentDropEdits: async (document, position, transfer) => {
      const records = readTransfer((await transfer.get(RECORDS_MIME)?.asString()) ?? "");
      if (records.length === 0) return undefined;
      const guarded = { uri: document.uri, refs: records.map(({ ref }) => ref), replaced: "" };
      return shapedEdits(records, document, new vscode.Range(position, position)).map(
        ({ text, title, shape }) =>
          Object.assign(new vscode.DocumentDropEdit(text, title, kindOf(shape)), { guarded }),
      );
    },
    resolveDocumentDropEdit: resolve,
  };

  const paste: vscode.DocumentPasteEditProvider<vscode.DocumentPasteEdit & { readonly guarded: Guarded }> = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context) => {
      const text = (await transfer.get(TEXT)?.asString()) ?? "";
      const records = recordsOf(text, document.uri, dependencies);
      const [range] = ranges;
      if (!range || records.length === 0) return undefined;
      const refs = records.map(({ ref }) => ref);
      const guarded = { uri: document.uri, refs, replaced: document.getText(range) };
      const isAsked =
        context.only !== undefined || context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs;
      // Several cursors get a line each from VS Code itself, which nothing here can do.
      if (ranges.length > 1 && !isAsked) return undefined;
      return shapedEdits(records, document, range).map(({ text: snippet, title, shape }) =>
        Object.assign(new vscode.DocumentPasteEdit(snippet, title, kindOf(shape)), { guarded }),
      );
    },
    resolveDocumentPasteEdit: resolve,
  };

  return vscode.Disposable.from(
    vscode.languages.registerDocumentDropEditProvider("*", drop, {
      providedDropEditKinds: KINDS,
      dropMimeTypes: [RECORDS_MIME],
    }),
    vscode.languages.registerDocumentPasteEditProvider("*", paste, {
      providedPasteEditKinds: KINDS,
      pasteMimeTypes: [TEXT],
    }),
  );
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
    const own = known.find(({ ref }) => {
      const business = businesses.get(ref.businessKey);
      return pin && business && isPinnedTo(pin, business);
    });
    return own ?? known[0];
  });
  return records.every((record) => record !== undefined) ? records : [];
}
