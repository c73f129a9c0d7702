import * as vscode from "vscode";
import type { GuardedInsertion } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { trailingComment } from "../../model/languages/comments";
import { completionQuery, isCodeAt, isStringAt, type CompletionQuery } from "../../model/languages/completionQuery";
import type { IndexedRecord } from "../../model/index/indexedRecord";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import { inOwnDirection } from "../../model/bidi";
import { pinnedBusiness, isPinnedTo, type Pin } from "../../model/businesses/pins";
import { recordKind, recordKinds } from "../../model/kinds/recordKind";
import type { TransferredRecord } from "../../model/records/recordTransfer";
import { idWriter } from "../../model/languages/stringLiterals";
import { EVERY_DOCUMENT_FIRST } from "../../platform/everyDocument";
import { folderSetting } from "../../platform/folderSettings";
import { appendFacts } from "../../platform/recordMarkdown";
import { isCode } from "./documentIds";
import { createTypingWatch } from "./typingWatch";

/** Records offered at most, of each business. */
const MOST = 20;

export interface IdCompletionDependencies {
  readonly businesses: Pick<Businesses, "list" | "active">;
  readonly indexes: Pick<RecordIndexes, "of">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
}

/**
 * Offers records by name: behind `kizen:`, and in a string where a person asks for suggestions. Searches what was read
 * already and asks Kizen for nothing; what is missing is offered to be loaded.
 */
export function registerIdCompletion(dependencies: IdCompletionDependencies): vscode.Disposable {
  const typing = createTypingWatch(dependencies.now);
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: async (document, position) => {
      if (!isCode(document)) return undefined;
      const asked = queryAt(document, position);
      if (!asked || (!asked.isMarked && typing.isSuggestingByItself(document))) return undefined;
      const items = await itemsFor(asked, document, position, dependencies);
      // Incomplete: the next letter asks again, so that VS Code's own filter does not lose rows it cannot rank.
      return new vscode.CompletionList(items, true);
    },
  };
  return vscode.Disposable.from(
    typing,
    vscode.languages.registerCompletionItemProvider(EVERY_DOCUMENT_FIRST, provider, ":"),
  );
}

/** What is looked for at a place of a document. */
export function queryAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): CompletionQuery | undefined {
  const line = document.lineAt(position).text.slice(0, position.character);
  return completionQuery(line, () =>
    isStringAt(document.languageId, document.getText(), document.offsetAt(position)),
  );
}

async function itemsFor(
  asked: CompletionQuery,
  document: vscode.TextDocument,
  position: vscode.Position,
  { businesses, indexes, pinOf }: IdCompletionDependencies,
): Promise<vscode.CompletionItem[]> {
  const pin = pinOf(document.uri);
  const first = (pin && pinnedBusiness(pin, businesses)) ?? businesses.active;
  const inOrder = first ? [first, ...businesses.list.filter((one) => one !== first)] : businesses.list;
  const range = new vscode.Range(position.with({ character: asked.start }), position);
  const typed = document.getText(range);
  const items: vscode.CompletionItem[] = [];
  for (const [rank, business] of inOrder.entries()) {
    for (const { id: kind } of recordKinds) {
      const index = indexes.of(business.key, kind);
      const matches = await index.search(asked.query, { limit: MOST });
      for (const [place, { record }] of matches.entries()) {
        const item = recordItem(record, business.name);
        item.filterText = typed;
        item.range = range;
        item.sortText = `${rank}${String(place).padStart(4, "0")}`;
        if (pin && !isPinnedTo(pin, business)) guard(item, record, document, typed, position);
        else insertId(item, record, document, range);
        items.push(item);
      }
      // Where every letter brings suggestions, only the mark brings this one.
      if (asked.isMarked && !index.state.isComplete) {
        items.push(loadItem(business.name, business.key, kind, typed, range, rank));
      }
    }
  }
  return items;
}

function recordItem(
  { ref, label, description, fields }: IndexedRecord,
  businessName: string,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: inOwnDirection(label), description: inOwnDirection(businessName) },
    vscode.CompletionItemKind.Reference,
  );
  item.detail = `${recordKind(ref.kind)?.label.one ?? ref.kind} · ${description}`;
  const documentation = new vscode.MarkdownString();
  appendFacts(documentation, [["id", ref.id], ...fields]);
  item.documentation = documentation;
  return item;
}

/** The id takes the place of what was typed; its name may follow as a comment. */
function insertId(
  item: vscode.CompletionItem,
  { ref, label }: IndexedRecord,
  document: vscode.TextDocument,
  range: vscode.Range,
): void {
  const offset = document.offsetAt(range.start);
  item.insertText = idWriter(document.languageId, document.getText(), [offset])(ref.id, offset);
  const edit = commentEdit(document, range.end, label);
  if (edit) item.additionalTextEdits = [edit];
  item.command = {
    command: "kizen.noteInsertion",
    title: vscode.l10n.t("Insert ID"),
    arguments: [{ ref, label } satisfies TransferredRecord],
  };
}

/** The name as a comment at the end of the line, where the folder's setting says so and the language has one. */
export function commentEdit(
  document: vscode.TextDocument,
  position: vscode.Position,
  label: string,
): vscode.TextEdit | undefined {
  if (folderSetting("code.nameComment", document) !== true) return undefined;
  const { range } = document.lineAt(position);
  const comment = trailingComment(document.languageId, label);
  const isFree = isCodeAt(document.languageId, document.getText(), document.offsetAt(range.end));
  return comment !== undefined && isFree ? vscode.TextEdit.insert(range.end, ` ${comment}`) : undefined;
}

/** Leaves what was typed, and has the command ask before it is replaced. */
function guard(
  item: vscode.CompletionItem,
  { ref, label }: IndexedRecord,
  document: vscode.TextDocument,
  typed: string,
  position: vscode.Position,
): void {
  item.insertText = typed;
  const argument: GuardedInsertion = {
    uri: document.uri.toString(),
    record: { ref, label },
    position: { line: position.line, character: position.character },
  };
  item.command = {
    command: "kizen.insertCompletion",
    title: vscode.l10n.t("Insert ID"),
    arguments: [argument],
  };
}

function loadItem(
  businessName: string,
  businessKey: string,
  kind: string,
  typed: string,
  range: vscode.Range,
  rank: number,
): vscode.CompletionItem {
  const title = vscode.l10n.t("Load All Names of “{0}”", businessName);
  const item = new vscode.CompletionItem({ label: title }, vscode.CompletionItemKind.Event);
  item.insertText = typed;
  item.filterText = typed;
  item.range = range;
  item.sortText = `${rank}9999`;
  item.documentation = vscode.l10n.t(
    "Reads the list from Kizen once; names are found without asking from then on.",
  );
  item.command = { command: "kizen.loadNames", title, arguments: [{ businessKey, kind }] };
  return item;
}
