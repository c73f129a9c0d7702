import * as vscode from "vscode";
import type { CommandId, ReplaceIdsRequest } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { nameKey, type NamedRecord } from "../../model/ids/idReplacement";
import type { IdWarning } from "../../model/ids/idWarnings";
import { inOwnDirection } from "../../model/bidi";
import { pinnedBusiness, type Pin } from "../../model/businesses/pins";
import { rangeOf, type IdDiagnostics } from "./idDiagnostics";

export interface IdQuickFixesDependencies {
  readonly diagnostics: Pick<IdDiagnostics, "warningsIn">;
  readonly businesses: Pick<Businesses, "list" | "active">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  /** The records of a business that are known, without asking; undefined where it was never read as a whole. */
  readonly recordsOf: (businessKey: string, kind: string) => Iterable<NamedRecord> | undefined;
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
            fixesFor(found, document, dependencies).map((fix) => tie(fix, found, document, marked)),
          );
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

function tie(
  fix: vscode.CodeAction,
  found: IdWarning,
  document: vscode.TextDocument,
  marked: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  fix.diagnostics = marked.filter(
    ({ source, range }) => source === "Kizen" && range.isEqual(rangeOf(found, document)),
  );
  return fix;
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
    const pinnedName = inOwnDirection(pinned.name);
    const records = ref && recordsOf(pinned.key, ref.kind);
    const like = [...(records ?? [])].filter(({ label }) => nameKey(label) === nameKey(known.label));
    const [one] = like;
    if (one && like.length === 1) {
      const fix = new vscode.CodeAction(
        vscode.l10n.t("Replace by “{0}” of “{1}”", inOwnDirection(one.label), pinnedName),
        QuickFix,
      );
      fix.edit = new vscode.WorkspaceEdit();
      fix.edit.replace(document.uri, rangeOf(found, document), one.ref.id);
      fix.isPreferred = true;
      fixes.push(fix);
    } else if (ref ?? known.what === "business") {
      const title = vscode.l10n.t("Replace by the Record with the Same Name in “{0}”…", pinnedName);
      const request: ReplaceIdsRequest = {
        uri: document.uri.toString(),
        range: { start: found.start, end: found.end },
        ...{ from: known.businessKey, to: pinned.key },
      };
      fixes.push(action(title, "kizen.replaceIds", request));
    }
  }
  if (ref) {
    const names = [inOwnDirection(known.label), inOwnDirection(found.business.name)] as const;
    const title = vscode.l10n.t("Open “{0}” of “{1}”", ...names);
    fixes.push(action(title, "kizen.openRecord", { ref }));
  }
  fixes.push(
    action(vscode.l10n.t("Ignore This ID in This Folder"), "kizen.ignoreId", {
      id: found.id,
      uri: document.uri,
    }),
  );
  return fixes;
}

function action(title: string, command: CommandId, argument: unknown): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, QuickFix);
  fix.command = { title, command, arguments: [argument] };
  return fix;
}
