import * as vscode from "vscode";
import { nameCandidates, type NameCandidate } from "../../../model/names/nameCandidates";
import { languageOf } from "../../../model/languages/languages";
import { safe } from "../../../model/text/safeText";
import { CompletionItem } from "../../../platform/text/completionItem";
import { EVERY_DOCUMENT, isCode } from "../documentIds";
import type { TypingWatch } from "../typingWatch";
import { nameInString } from "./nameInString";
import { placeOnRequest, placeAt } from "./placeOnRequest";
import type { NameReadings } from "./nameReadings";
import type { DocumentSchemas } from "./documentSchemas";

/** Characters behind which a name may begin; VS Code asks by itself there. */
const TRIGGERS = ['"', "'", "`", "/"];
/** A slash begins the name of an object in our paths only. */
const OUR_PATH = /(?:records|custom-objects|activities|pipelines)\/$/;

const icons = {
  object: vscode.CompletionItemKind.Class,
  field: vscode.CompletionItemKind.Field,
  option: vscode.CompletionItemKind.EnumMember,
  activity: vscode.CompletionItemKind.Event,
};

export interface NameCompletionDependencies {
  readonly readings: NameReadings;
  readonly schemas: Pick<DocumentSchemas, "request" | "requestFields">;
  readonly typingWatch: Pick<TypingWatch, "isFirstSinceTyping">;
  /** A person asked for names and got some. */
  readonly didOffer: (document: vscode.TextDocument) => void;
}

/** Offers names where they belong: from what was read already while someone types, else from what is read for it. */
export function registerNameCompletion({
  readings,
  schemas,
  typingWatch,
  didOffer,
}: NameCompletionDependencies): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: async (document, position, token, { triggerCharacter }) => {
      if (!isCode(document) || !languageOf(document.languageId)?.grammar) return undefined;
      const isInvoked = triggerCharacter === undefined && !typingWatch.isFirstSinceTyping(document);
      if (triggerCharacter !== undefined && !mayBegin(triggerCharacter, document, position, readings))
        return undefined;
      const found = isInvoked
        ? await placeOnRequest(document, position, readings, schemas)
        : await placeAt(document, position, readings);
      if (!found || token.isCancellationRequested) return undefined;
      const { place, schema } = found;
      const range = new vscode.Range(document.positionAt(place.nameStart), document.positionAt(place.end));
      const written = nameInString(document, place);
      const items = nameCandidates(place, schema.names).flatMap((candidate, index) => {
        const text = written(candidate.name);
        return text === undefined ? [] : [toItem(candidate, text, index, range, place.kind)];
      });
      if (items.length > 0 && isInvoked) didOffer(document);
      return items;
    },
  };
  return vscode.languages.registerCompletionItemProvider(EVERY_DOCUMENT, provider, ...TRIGGERS);
}

/** Quotes and slashes are typed all day: only in a file that has names already they are worth a look. */
function mayBegin(
  character: string,
  document: vscode.TextDocument,
  position: vscode.Position,
  readings: NameReadings,
): boolean {
  if ((readings.last(document)?.places.length ?? 0) === 0) return false;
  const before = document.getText(
    new vscode.Range(position.translate(0, -Math.min(position.character, 20)), position),
  );
  return character !== "/" || OUR_PATH.test(before);
}

function toItem(
  { name, label, detail }: NameCandidate,
  text: string,
  index: number,
  range: vscode.Range,
  kind: keyof typeof icons,
): vscode.CompletionItem {
  const item = new CompletionItem({ label: safe(name), description: safe(label) }, icons[kind]);
  item.detail = safe(detail);
  item.insertText = text;
  // VS Code compares what is typed with what it says here.
  item.filterText = text;
  item.range = range;
  item.sortText = String(index).padStart(6, "0");
  return item;
}
