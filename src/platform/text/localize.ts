import * as vscode from "vscode";
import { localizer } from "../../model/text/safeText";

/** Words a sentence in the editor's language. Its values may come from anywhere; the sentence is written in the code. */
export const t = localizer((sentence) => vscode.l10n.t(sentence));
