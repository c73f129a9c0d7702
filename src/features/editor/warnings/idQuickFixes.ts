import * as vscode from "vscode";
import type { CommandId, ReplaceIdsRequest } from "../../../commands";
import type { Businesses } from "../../../model/businesses/businesses";
import type { NamedRecord } from "../../../model/ids/replacementPlan";
import { sameName } from "../../../model/kinds/sameName";
import type { FileWarning, IdWarning } from "../../../model/ids/idWarnings";
import { pinnedBusiness, type Pin } from "../../../model/businesses/pins";
import type { CollectionRef } from "../../../model/recordRef";
import { rangeOf, type IdDiagnostics } from "./idDiagnostics";
import { t } from "../../../platform/text/localize";
import { codeAction } from "../../../platform/text/codeAction";
import type { SafeText } from "../../../model/text/safeText";

export interface IdQuickFixesDependencies {
  readonly diagnostics: Pick<IdDiagnostics, "warningsIn">;
  readonly businesses: Pick<Businesses, "activeFirst">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  /** The records of a business that are known, without asking; undefined where it was never read as a whole. */
  readonly recordsOf: (collection: CollectionRef) => Iterable<NamedRecord> | undefined;
}

const { QuickFix } = vscode.CodeActionKind;

/** What can be done about an id that is marked: open it, replace it, leave it alone. */
export function registerIdQuickFixes(dependencies: IdQuickFixesDependencies): vscode.Disposable {
  const { diagnostics } = dependencies;
  return vscode.languages.registerCodeActionsProvider(
    { scheme: "*" },
    {
      provideCodeActions: (document, range, { diagnostics: marked }) => {
        // VS Code asks at every move of the cursor; only what is marked is judged again.
        if (!marked.some(({ source }) => source === "Kizen")) return [];
        return diagnostics
          .warningsIn(document, range)
          .flatMap((found) =>
            (found.kind === "foreignFile"
              ? fixesForFile(found, document, dependencies)
              : fixesFor(found, document, dependencies)
            ).map((fix) => tie(fix, found, document, marked)),
          );
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

function tie(
  fix: vscode.CodeAction,
  found: IdWarning | FileWarning,
  document: vscode.TextDocument,
  marked: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  fix.diagnostics = marked.filter(
    ({ source, range }) => source === "Kizen" && range.isEqual(rangeOf(found, document)),
  );
  return fix;
}

/** All ids of the other business at once, after a preview. */
function fixesForFile(
  { business }: FileWarning,
  document: vscode.TextDocument,
  { businesses, pinOf }: IdQuickFixesDependencies,
): vscode.CodeAction[] {
  const pin = pinOf(document.uri);
  const pinned = pin && pinnedBusiness(pin, businesses);
  if (!pinned) return [];
  const request: ReplaceIdsRequest = {
    uri: document.uri.toString(),
    range: { start: 0, end: document.getText().length },
    from: business.key,
    to: pinned.key,
  };
  const title = t("Replace All in This File with IDs of the Same Names in “{0}”…", pinned.name);
  const fix = action(title, "kizen.replaceIds", request);
  fix.isPreferred = true;
  return [fix];
}

function fixesFor(
  found: IdWarning,
  document: vscode.TextDocument,
  { businesses, pinOf, recordsOf }: IdQuickFixesDependencies,
): vscode.CodeAction[] {
  const fixes: vscode.CodeAction[] = [];
  const pin = pinOf(document.uri);
  const pinned = pin && pinnedBusiness(pin, businesses);
  const known = found.kind === "unknown" ? undefined : found.known;
  const ref = known?.ref;
  if (found.kind === "foreign" && known && pinned) {
    const pinnedName = pinned.name;
    const records = ref && recordsOf({ businessKey: pinned.key, kind: ref.kind });
    const like = [...(records ?? [])].filter(({ label }) => sameName(label, known.label));
    const [one] = like;
    if (one && like.length === 1) {
      const fix = codeAction(t("Replace with “{0}” of “{1}”", one.label, pinnedName), QuickFix);
      fix.edit = new vscode.WorkspaceEdit();
      fix.edit.replace(document.uri, rangeOf(found, document), one.ref.id);
      fix.isPreferred = true;
      fixes.push(fix);
    } else if (ref !== undefined || known.found !== undefined || known.what === "business") {
      const title = t("Replace with the ID of the Same Name in “{0}”…", pinnedName);
      const request: ReplaceIdsRequest = {
        uri: document.uri.toString(),
        range: { start: found.start, end: found.end },
        from: known.businessKey,
        to: pinned.key,
      };
      fixes.push(action(title, "kizen.replaceIds", request));
    }
  }
  if (ref) {
    const title = t("Open “{0}” of “{1}”", known.label, found.business.name);
    fixes.push(action(title, "kizen.openRecord", { ref }));
  }
  fixes.push(
    action(t("Ignore This ID in This Folder"), "kizen.ignoreId", {
      id: found.id,
      uri: document.uri,
    }),
  );
  return fixes;
}

function action(title: SafeText, command: CommandId, argument: unknown): vscode.CodeAction {
  const fix = codeAction(title, QuickFix);
  fix.command = { title, command, arguments: [argument] };
  return fix;
}
