import * as vscode from "vscode";
import type { GuardedInsertion } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { trailingComment } from "../../model/languages/comments";
import {
  completionQuery,
  isCodeAt,
  isStringAt,
  markedQuery,
  type CompletionQuery,
} from "../../model/languages/completionQuery";
import type { IndexedRecord } from "../../model/index/indexedRecord";
import type { RecordIndexes } from "../../model/index/recordIndexes";
import { pinnedBusiness, isPinnedTo, type Pin } from "../../model/businesses/pins";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { TransferredRecord } from "../../model/records/transferredRecord";
import { idWriter } from "../../model/languages/idLiteral";
import { EVERY_DOCUMENT_FIRST } from "../../platform/everyDocumentFirst";
import { kindLabel } from "../../platform/kindLabel";
import { folderSetting } from "../../platform/settings/folderSettings";
import { t } from "../../platform/text/localize";
import {
  loadCompletionItem,
  nothingCompletionItem,
  place,
  recordCompletionItem,
  SEPARATORS,
  type Slot,
} from "./completionItems";
import { isCode } from "./documentIds";
import { createTypingWatch } from "./typingWatch";

/** Records offered at most, of each business. */
const MOST = 20;

export interface IdCompletionDependencies {
  readonly businesses: Pick<Businesses, "active" | "activeFirst">;
  readonly indexes: Pick<RecordIndexes, "of" | "inUse">;
  readonly kinds: Pick<RecordKinds, "get">;
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
    provideCompletionItems: async (document, position, _, { triggerCharacter }) => {
      if (!isCode(document)) return undefined;
      // People type blanks and dots everywhere: only those in a name that was begun mean anything here.
      const isSeparator = triggerCharacter !== undefined && SEPARATORS.includes(triggerCharacter);
      if (isSeparator && !markedQuery(lineUpTo(document, position))?.text) return undefined;
      const query = queryAt(document, position);
      if (!query || (!query.isMarked && typing.isSuggestingByItself(document))) return undefined;
      const items = await itemsFor(query, document, position, dependencies);
      // Incomplete: the next letter asks again, so that VS Code's own filter does not lose rows it cannot rank.
      return new vscode.CompletionList(items, true);
    },
  };
  return vscode.Disposable.from(
    typing,
    vscode.languages.registerCompletionItemProvider(EVERY_DOCUMENT_FIRST, provider, ":", ...SEPARATORS),
  );
}

/** What is looked for at a place of a document. */
export function queryAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): CompletionQuery | undefined {
  return completionQuery(lineUpTo(document, position), (character) =>
    isInString(document, position.with({ character })),
  );
}

function lineUpTo(document: vscode.TextDocument, position: vscode.Position): string {
  return document.lineAt(position).text.slice(0, position.character);
}

function isInString(document: vscode.TextDocument, position: vscode.Position): boolean {
  return isStringAt(document.languageId, document.getText(), document.offsetAt(position));
}

async function itemsFor(
  query: CompletionQuery,
  document: vscode.TextDocument,
  cursor: vscode.Position,
  { businesses, indexes, kinds, pinOf }: IdCompletionDependencies,
): Promise<vscode.CompletionItem[]> {
  const pin = pinOf(document.uri);
  const first = (pin && pinnedBusiness(pin, businesses)) ?? businesses.active;
  const { activeFirst } = businesses;
  const inOrder = first ? [first, ...activeFirst.filter(({ key }) => key !== first.key)] : activeFirst;
  const range = new vscode.Range(cursor.with({ character: query.start }), cursor);
  const typed = document.getText(range);
  const items: vscode.CompletionItem[] = [];
  for (const [rank, business] of inOrder.entries()) {
    const slot: Slot = { range, typed, rank };
    const collections = indexes.inUse(business.key);
    for (const collection of collections) {
      const index = indexes.of(collection);
      const { one } = kindLabel(kinds.get(collection));
      const matches = await index.search(query.text, { limit: MOST });
      for (const [position, { record }] of matches.entries()) {
        const item = recordCompletionItem(record, business.name, one);
        place(item, slot, position);
        if (pin && !isPinnedTo(pin, business)) guard(item, record, document, typed, cursor);
        else insertId(item, record, document, range);
        items.push(item);
      }
      // Where every letter brings suggestions, only the mark brings this one; one row a business.
      if (query.isMarked && !index.state.isComplete && collection === collections[0]) {
        items.push(loadCompletionItem(business.name, collection, slot));
      }
    }
  }
  if (items.length === 0 && query.isMarked && query.text !== "" && isInString(document, cursor))
    return [nothingCompletionItem(query.text, { range, typed, rank: inOrder.length })];
  return items;
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
    title: t("Insert ID"),
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
    title: t("Insert ID"),
    arguments: [argument],
  };
}
