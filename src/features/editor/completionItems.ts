import * as vscode from "vscode";
import type { IndexedRecord } from "../../model/index/indexedRecord";
import type { CollectionRef } from "../../model/recordRef";
import { t } from "../../platform/text/localize";
import { MarkdownBuilder } from "../../platform/text/markdown";
import { CompletionItem } from "../../platform/text/completionItem";
import { safe, safeText } from "../../model/text/safeText";

/** What a suggestion takes the place of, and where it stands among the others. */
export interface Slot {
  readonly range: vscode.Range;
  readonly typed: string;
  /** Of its business; rows that are no records stand behind its records. */
  readonly rank: number;
}

/** Characters inside names behind which VS Code takes what follows for another word, and would close the list. */
export const SEPARATORS = [" ", "-", ".", "&", "'"];
const LAST = 9999;

/**
 * Puts a suggestion in its place. VS Code's filter is to let all of them pass, also with a separator typed behind:
 * otherwise the list would close until the next answer comes, and Enter would go into the text.
 */
export function place(item: vscode.CompletionItem, { range, typed, rank }: Slot, position = LAST): void {
  item.range = range;
  item.filterText = typed.endsWith(":") ? typed : typed + SEPARATORS.join("");
  item.sortText = [rank, position].map((number) => String(number).padStart(4, "0")).join("");
}

export function recordCompletionItem(
  { ref, label, description, fields }: IndexedRecord,
  businessName: string,
  kindLabel: string,
): CompletionItem {
  const item = new CompletionItem(
    { label: safe(label), description: safe(businessName) },
    vscode.CompletionItemKind.Reference,
  );
  item.detail = safeText`${kindLabel} · ${description}`;
  item.documentation = new MarkdownBuilder().facts([["id", ref.id], ...fields]).build();
  return item;
}

/** Offers to read what is missing. */
export function loadCompletionItem(
  businessName: string,
  collection: CollectionRef,
  slot: Slot,
): CompletionItem {
  const title = t("Load All Names of “{0}”", businessName);
  const item = new CompletionItem({ label: title }, vscode.CompletionItemKind.Event);
  item.insertText = slot.typed;
  place(item, slot);
  item.documentation = t("Reads the list from Kizen once; names are found without asking from then on.");
  item.command = { command: "kizen.loadNames", title, arguments: [collection] };
  return item;
}

/** Says that there is nothing, and leaves what was typed: without a row, Enter would break the string over two lines. */
export function nothingCompletionItem(query: string, slot: Slot): CompletionItem {
  const label = t("Nothing found for “{0}”", query);
  const item = new CompletionItem({ label }, vscode.CompletionItemKind.Text);
  item.insertText = slot.typed;
  place(item, slot);
  return item;
}
