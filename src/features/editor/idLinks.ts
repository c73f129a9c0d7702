import * as vscode from "vscode";
import type { Event } from "../../model/event";
import type { KnownIds } from "../../model/ids/knownIds";
import { languageOf } from "../../model/languages/languages";
import type { RecordRef } from "../../model/recordRef";
import { linkedIds } from "../../model/ids/linkedIds";
import { LARGEST_TEXT } from "../../model/ids/scanIds";
import { takeInSlices } from "../../model/slices";
import { toAbortSignal } from "../../platform/abortSignal";
import { EVERY_DOCUMENT, isCode } from "./documentIds";
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
      provideDocumentLinks: (document, token) =>
        isCode(document) ? linksIn(document, dependencies, toAbortSignal(token)) : [],
    });
  let registration = register();
  // A link provider cannot say that it has other links now; one that is new is asked again.
  const subscription = dependencies.onDidChangeKnowledge(() => {
    registration.dispose();
    registration = register();
  });
  return vscode.Disposable.from(subscription, { dispose: () => void registration.dispose() });
}

async function linksIn(
  document: vscode.TextDocument,
  { knownIds, documentUri }: IdLinksDependencies,
  signal: AbortSignal,
): Promise<vscode.DocumentLink[]> {
  const text = document.getText();
  const { isProse, code } = languageOf(document.languageId) ?? {};
  const syntax = isProse ? undefined : code;
  if (text.length > LARGEST_TEXT || (!isProse && !code)) return [];
  const steps = linkedIds(text, (id) => knownIds.lookup(id).find(({ ref }) => ref), syntax);
  const linked = (await takeInSlices(steps, signal)) ?? [];
  return linked.flatMap(({ start, end, known: { ref, label } }) => {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    return ref ? documentLink(range, documentUri(ref, label), t("Show {0} as JSON", label)) : [];
  });
}
