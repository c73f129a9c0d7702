import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import { planReplacements, type Known, type LeftReason, type ReplacementPlan } from "../../model/ids/idReplacement";
import { scanIds } from "../../model/ids/idScanner";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import type { KnownIds } from "../../model/ids/knownIds";
import { inOwnDirection } from "../../model/bidi";
import { pinnedBusiness, type Pin } from "../../model/businesses/pins";
import { recordKinds } from "../../model/kinds/recordKind";
import { patiently } from "../../platform/patiently";
import { pickOne } from "../../platform/steadyPicker";
import { showInReferencesView } from "./referencesView";

export interface ReplaceIdsDependencies {
  readonly businesses: Pick<Businesses, "list" | "get" | "active">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly indexes: Pick<RecordIndexes, "of">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
}

/** The stretch of a document whose ids are meant, in characters from its beginning. */
interface Stretch {
  readonly document: vscode.TextDocument;
  readonly start: number;
  readonly text: string;
}

/** Exchanges the ids of one business for those of the records with the same names in another, after a preview. */
export function replaceCommands(dependencies: ReplaceIdsDependencies): CommandsOf<"kizen.replaceIds"> {
  const { businesses, indexes, pinOf } = dependencies;
  return {
    "kizen.replaceIds": async (request) => {
      const stretch = request ? await stretchAt(request.uri, request.range) : activeStretch();
      const given = request && [businesses.get(request.from), businesses.get(request.to)];
      const pin = pinOf(stretch.document.uri);
      const pinned = pin && pinnedBusiness(pin, businesses);
      const [from, to] = given ?? (await chooseBoth(stretch, dependencies, pinned));
      if (!from || !to) return;

      const version = stretch.document.version;
      const isRead = await readNames([from, to], indexes);
      if (!isRead) return;
      if (stretch.document.version !== version) {
        throw new UserFacingError(vscode.l10n.t("The text was changed meanwhile. Try again."));
      }
      const plan = planReplacements(stretch.text, {
        from: (id) => knownIn(from, id, dependencies),
        siblings: (kind) => indexes.of(from.key, kind).entries(),
        to: (kind) => indexes.of(to.key, kind).entries(),
        businessId: to.businessId,
      });
      if (plan.replaced.length > 0) await preview(plan, stretch, from, to);
      listLeft(plan, stretch, from, to);
    },
  };
}

/** What an id is in a business: by what was seen, or by what was just read. */
function knownIn(
  { key }: Business,
  id: string,
  { knownIds, indexes }: Pick<ReplaceIdsDependencies, "knownIds" | "indexes">,
): Known | undefined {
  const seen = knownIds.lookup(id).find(({ businessKey }) => businessKey === key);
  const [read] = seen ? [] : recordKinds.flatMap((kind) => indexes.of(key, kind.id).get(id) ?? []);
  return seen ?? (read && { what: "record", label: read.label, ref: read.ref });
}

function activeStretch(): Stretch {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new UserFacingError(vscode.l10n.t("Open the file whose IDs are to be replaced first."));
  const { document, selection } = editor;
  if (selection.isEmpty) return { document, start: 0, text: document.getText() };
  return { document, start: document.offsetAt(selection.start), text: document.getText(selection) };
}

async function stretchAt(
  address: string,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Stretch> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  return { document, start, text: document.getText(range) };
}

/** Asks which business the ids are of, those that have most of them first, and which one they are to be of. */
async function chooseBoth(
  { text }: Stretch,
  dependencies: ReplaceIdsDependencies,
  pinned: Business | undefined,
): Promise<readonly (Business | undefined)[]> {
  const { businesses } = dependencies;
  if (businesses.list.length < 2) {
    throw new UserFacingError(
      vscode.l10n.t("This needs two businesses: one the IDs are of, and one they are to be of."),
    );
  }
  const ids = new Set(scanIds(text).map(({ id }) => id));
  const count = (business: Business) =>
    [...ids].filter((id) => knownIn(business, id, dependencies) !== undefined).length;
  const choose = async (
    list: readonly Business[],
    placeHolder: string,
    describe: (business: Business) => string,
  ) => {
    const items = list.map((business) => ({
      label: inOwnDirection(business.name),
      description: describe(business),
      business,
    }));
    const title = vscode.l10n.t("Replace IDs between Businesses");
    return (await pickOne(items, { title, placeHolder }))?.business;
  };
  const sources = businesses.list
    .filter((business) => business !== pinned)
    .toSorted((a, b) => count(b) - count(a));
  const from = await choose(sources, vscode.l10n.t("Which business are the IDs of?"), (business) =>
    vscode.l10n.t("{0} of {1} IDs known", count(business), ids.size),
  );
  if (!from) return [];
  const targets = businesses.list
    .filter((business) => business !== from)
    .toSorted((a, b) => Number(b === pinned) - Number(a === pinned));
  const to = await choose(targets, vscode.l10n.t("Which business are they to be of?"), (business) =>
    business === pinned ? vscode.l10n.t("this folder's business") : "",
  );
  return [from, to];
}

/** Reads all names of the businesses, where they were not read lately; false where the person cancels. */
function readNames(list: readonly Business[], indexes: Pick<RecordIndexes, "of">): Promise<boolean> {
  const all = list.flatMap(({ key }) => recordKinds.map(({ id }) => indexes.of(key, id)));
  return patiently(vscode.l10n.t("Loading names from Kizen"), async (signal) => {
    await Promise.all(all.map((index) => index.build({ signal })));
    const error = all.map(({ state }) => state.error).find((one) => one instanceof Error);
    if (error && !signal.aborted) throw error;
    return !signal.aborted;
  });
}

async function preview(plan: ReplacementPlan, stretch: Stretch, from: Business, to: Business): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, to: id, label } of plan.replaced) {
    edit.replace(stretch.document.uri, rangeIn(stretch, start, end), id, {
      needsConfirmation: true,
      label: vscode.l10n.t("“{0}” of “{1}” becomes that of “{2}”", label, from.name, to.name),
    });
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** Says what stays as it is and why; the places are listed where the person wants to see them. */
function listLeft({ left, replaced }: ReplacementPlan, stretch: Stretch, from: Business, to: Business): void {
  if (left.length === 0) {
    if (replaced.length > 0) return;
    throw new UserFacingError(vscode.l10n.t("No ID of “{0}” is known here.", from.name));
  }
  const title = vscode.l10n.t("IDs of “{0}” Left as They Are", from.name);
  const message = vscode.l10n.t("IDs of “{0}” left as they are: {1}.", from.name, left.length);
  const places = left.map(({ start, end, label, reason }) => {
    const range = rangeIn(stretch, start, end);
    const description = `${reasonText(reason, to)} · ${range.start.line + 1}`;
    return { range, label: { label }, description };
  });
  const show = vscode.l10n.t("List Them");
  // The command is done; the list comes when someone asks for it.
  void vscode.window.showWarningMessage(message, show).then(async (chosen) => {
    if (chosen === show) await showInReferencesView(title, message, [{ uri: stretch.document.uri, places }]);
  });
}

function reasonText(reason: LeftReason, { name }: Business): string {
  switch (reason) {
    case "ambiguous":
      return vscode.l10n.t("several have this name");
    case "missing":
      return vscode.l10n.t("“{0}” has none of this name", name);
    case "notRecord":
      return vscode.l10n.t("not a record that can be found by its name");
  }
}

/** Id positions count from the beginning of the stretch; document versions were compared before. */
function rangeIn({ document, start }: Stretch, from: number, to: number): vscode.Range {
  return new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
}
