import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";
import type { PickButton } from "./picker";

/** VS Code makes links of what looks like one in the prompt and in what is wrong, and draws icons there. */
export interface InputBox extends vscode.InputBox {
  title: SafeText | undefined;
  prompt: SafeText | undefined;
  placeholder: SafeText | undefined;
  validationMessage: SafeText | undefined;
  buttons: readonly PickButton[];
}

export function createInputBox(): InputBox {
  return vscode.window.createInputBox() as InputBox;
}
