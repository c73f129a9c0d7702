import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";
import type { SafeMarkdown } from "./markdown";

/** A part of a hint. The title of its command becomes a part of trusted Markdown: it may hold no text from elsewhere. */
export interface HintPart extends vscode.InlayHintLabelPart {
  tooltip: SafeMarkdown | undefined;
}

export const HintPart: new (text: SafeText) => HintPart = vscode.InlayHintLabelPart as never;

/** A hint in a line of code. */
export class Hint extends vscode.InlayHint {
  constructor(position: vscode.Position, part: HintPart) {
    super(position, [part]);
  }
}
