import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import {
  planReplacements,
  type Known,
  type LeftReason,
  type ReplacementPlan,
} from "../../model/ids/replacementPlan";
import { scanIds } from "../../model/ids/scanIds";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import type { KnownIds } from "../../model/ids/knownIds";
import { likeThings } from "../../model/schema/likeThing";
import type { Schemas } from "../../model/schema/schemas";
import { pinnedBusiness, type Pin } from "../../model/businesses/pins";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { pickOne } from "../../platform/quickPick";
import { t } from "../../platform/text/localize";
import { showInReferencesView } from "./referencesView";
import { applyAfterPreview, rangeIn, type Stretch } from "./applyAfterPreview";
import { showMessage } from "../../platform/text/messages";
import { safe, safeText, type SafeText } from "../../model/text/safeText";

export interface ReplaceIdsDependencies {
  readonly businesses: Pick<Businesses, "list" | "get" | "active" | "activeFirst">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly indexes: Pick<RecordIndexes, "of" | "inUse">;
  readonly schemas: Pick<Schemas, "of" | "open">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
}

/** Exchanges the ids of one business for those of the records with the same names in another, after a preview. */
export function replaceCommands(dependencies: ReplaceIdsDependencies): CommandsOf<"kizen.replaceIds"> {
  const { businesses, indexes, schemas, pinOf } = dependencies;
  return {
    "kizen.replaceIds": async (request) => {
      const stretch = request ? await stretchAt(request.uri, request.range) : activeStretch();
      const given = request && [businesses.get(request.from), businesses.get(request.to)];
      const pin = pinOf(stretch.document.uri);
      const pinned = pin && pinnedBusiness(pin, businesses);
      const [from, to] = given ?? (await chooseBoth(stretch, dependencies, pinned));
      if (!from || !to) return;

      const version = stretch.document.version;
      const kinds = kindsIn(stretch, from, dependencies);
      const read = await readNames(kinds, [from, to], dependencies);
      if (!read) return;
      if (stretch.document.version !== version) {
        throw new UserFacingError(t("The text was changed meanwhile. Try again."));
      }
      const plan = planReplacements(stretch.text, {
        from: (id) => knownIn(from, id, dependencies),
        siblings: (kind) => indexes.of({ businessKey: from.key, kind }).entries(),
        to: (kind) => indexes.of({ businessKey: to.key, kind }).entries(),
        likeThings: (found) => likeThings(found, schemas.of(from.key), schemas.of(to.key)),
        businessId: to.businessId,
      });
      // What the records are that a business cannot list matters where nothing else is known.
      if (read.error && plan.replaced.length + plan.left.length === 0) throw read.error;
      const replaced = plan.replaced.length > 0 ? await applyAfterPreview(plan, stretch, from, to) : 0;
      // Whoever discards the preview knows what happened.
      if (replaced === undefined) return;
      tell(plan, replaced, stretch, from, to);
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
  const [read] = seen ? [] : indexes.inUse(key).flatMap((collection) => indexes.of(collection).get(id) ?? []);
  return seen ?? (read && { what: "record", label: read.label, ref: read.ref });
}

function activeStretch(): Stretch {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new UserFacingError(t("Open the file whose IDs are to be replaced first."));
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
    throw new UserFacingError(t("This needs two businesses: one the IDs are of, and one they are to be of."));
  }
  const ids = new Set(scanIds(text).map(({ id }) => id));
  const count = (business: Business) =>
    [...ids].filter((id) => knownIn(business, id, dependencies) !== undefined).length;
  const choose = async (
    list: readonly Business[],
    placeHolder: SafeText,
    describe: (business: Business) => SafeText,
  ) => {
    const items = list.map((business) => ({
      label: safe(business.name),
      description: describe(business),
      business,
    }));
    const title = t("Replace IDs Between Businesses");
    return (await pickOne(items, { title, placeHolder }))?.business;
  };
  const sources = businesses.list
    .filter((business) => business !== pinned)
    .toSorted((a, b) => count(b) - count(a));
  const from = await choose(sources, t("Replace IDs from…"), (business) =>
    t("{0} of {1} IDs known", count(business), ids.size),
  );
  if (!from) return [];
  const targets = businesses.list
    .filter((business) => business !== from)
    .toSorted((a, b) => Number(b === pinned) - Number(a === pinned));
  const to = await choose(targets, t("Replace with IDs from…"), (business) =>
    business === pinned ? t("this folder's business") : "",
  );
  return [from, to];
}

/** The kinds of record whose ids stand in the text as far as is known, and the likeliest one of the others. */
interface KindsInText {
  readonly known: ReadonlySet<string>;
  readonly likely: string | undefined;
}

function kindsIn({ text }: Stretch, from: Business, dependencies: ReplaceIdsDependencies): KindsInText {
  const refs = scanIds(text).flatMap(({ id }) => knownIn(from, id, dependencies)?.ref ?? []);
  const [likeliest] = dependencies.indexes.inUse(from.key);
  return { known: new Set(refs.map(({ kind }) => kind)), likely: likeliest?.kind };
}

/**
 * Reads the schemas and all names of some kinds in the businesses, where they were not read lately; undefined where the
 * person cancels. Rejects where those of a known kind cannot be read, and gives the error of the other one.
 */
function readNames(
  { known, likely }: KindsInText,
  list: readonly Business[],
  { indexes, schemas }: Pick<ReplaceIdsDependencies, "indexes" | "schemas">,
): Promise<{ readonly error: Error | undefined } | undefined> {
  const kinds = new Set([...known, ...(likely === undefined ? [] : [likely])]);
  const all = list.flatMap(({ key }) =>
    [...kinds].map((kind) => ({ kind, index: indexes.of({ businessKey: key, kind }) })),
  );
  return withDelayedProgress(t("Loading names from Kizen"), async (signal) => {
    await Promise.all([
      ...all.map(({ index }) => index.build({ signal })),
      ...list.map(({ key }) => schemas.open(key, signal)),
    ]);
    if (signal.aborted) return undefined;
    const errors = all.flatMap(({ kind, index: { state } }) =>
      state.error instanceof Error ? [{ kind, error: state.error }] : [],
    );
    const needed = errors.find(({ kind }) => known.has(kind));
    if (needed) throw needed.error;
    return { error: errors[0]?.error };
  });
}

/** Says how many were replaced, and what stays as it is; the places are listed where the person wants to see them. */
function tell(plan: ReplacementPlan, replaced: number, stretch: Stretch, from: Business, to: Business): void {
  const { left } = plan;
  const done =
    replaced === 1
      ? t("Replaced 1 ID of “{0}” with that of “{1}”.", from.name, to.name)
      : t("Replaced {0} IDs of “{1}” with those of “{2}”.", replaced, from.name, to.name);
  if (left.length === 0) {
    if (plan.replaced.length === 0) {
      throw new UserFacingError(t("No ID of “{0}” is known here.", from.name));
    }
    void showMessage("information", { text: done });
    return;
  }
  const title = t("IDs of “{0}” Left as They Are", from.name);
  const rest = t("IDs of “{0}” left as they are: {1}.", from.name, left.length);
  const places = left.map(({ start, end, label, reason }) => {
    const range = rangeIn(stretch, start, end);
    const description = safeText`${reasonText(reason, to)} · ${range.start.line + 1}`;
    return { range, label: { label: safe(label) }, description };
  });
  const show = t("List Them");
  const text = plan.replaced.length === 0 ? rest : safeText`${done} ${rest}`;
  // The command is done; the list comes when someone asks for it.
  void showMessage("warning", { text }, show).then(async (chosen) => {
    if (chosen === show) await showInReferencesView(title, rest, [{ uri: stretch.document.uri, places }]);
  });
}

function reasonText(reason: LeftReason, { name }: Business): SafeText {
  switch (reason) {
    case "ambiguous":
      return t("several have this name");
    case "missing":
      return t("“{0}” has none of this name", name);
    case "notRecord":
      return t("not a record that can be found by its name");
  }
}
