import * as vscode from "vscode";
import { scanCode } from "../../model/languages/scanCode";
import type { Event } from "../../model/event";
import type { KnownIds } from "../../model/ids/knownIds";
import { languageOf } from "../../model/languages/languages";
import type { RecordRef } from "../../model/recordRef";
import { EVERY_DOCUMENT, idsIn, isCode, type DocumentId } from "./documentIds";
import { t } from "../../platform/text/localize";
import { documentLink } from "../../platform/text/documentLink";

export interface IdLinksDependencies {
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly documentUri: (ref: RecordRef, label: string) => vscode.Uri;
  readonly onDidChangeKnowledge: Event<void>;
}

/** Makes ids of records in comments and in prose links to their JSON. In code, *Go to Definition* does the same. */
export function registerIdLinks(dependencies: IdLinksDependencies): vscode.Disposable {
  const register = () =>
    vscode.languages.registerDocumentLinkProvider(EVERY_DOCUMENT, {
      provideDocumentLinks: (document) => (isCode(document) ? linksIn(document, dependencies) : []),
    });
  let registration = register();
  // A link provider cannot say that it has other links now; one that is new is asked again.
  const subscription = dependencies.onDidChangeKnowledge(() => {
    registration.dispose();
    registration = register();
  });
  return vscode.Disposable.from(subscription, { dispose: () => void registration.dispose() });
}

function linksIn(
  document: vscode.TextDocument,
  { knownIds, documentUri }: IdLinksDependencies,
): vscode.DocumentLink[] {
  const known = idsIn(document).flatMap((found) => {
    const record = knownIds.lookup(found.id).find(({ ref }) => ref);
    return record?.ref ? [{ found, ref: record.ref, label: record.label }] : [];
  });
  const isProse = proseIn(
    document,
    known.map(({ found }) => found),
  );
  return known
    .filter((_, index) => isProse(index))
    .map(({ found, ref, label }) =>
      documentLink(found.range, documentUri(ref, label), t("Show {0} as JSON", label)),
    );
}

/** Tells of each of the ids, in ascending order, whether it stands in text that people read. */
function proseIn(document: vscode.TextDocument, ids: readonly DocumentId[]): (index: number) => boolean {
  const { isProse, code } = languageOf(document.languageId) ?? {};
  if (ids.length === 0 || isProse) return () => true;
  if (!code) return () => false;
  const offsets = ids.map(({ range }) => document.offsetAt(range.start));
  const { places } = scanCode(code, document.getText(), offsets);
  return (index) => places[index] === "comment";
}
