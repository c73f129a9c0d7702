import { t } from "../../platform/text/localize";
import { createInputBox } from "../../platform/text/inputBox";
import type { SafeText } from "../../model/text/safeText";

/** Milliseconds without a key after which the rows follow what is typed. */
const QUIET_MS = 200;

export interface FilterPrompt {
  readonly title: SafeText;
  readonly value: string;
  /** Shows what has all words of the text; told while the person types. */
  readonly apply: (text: string) => Promise<void>;
}

/** Asks for the words of a filter. The rows follow while someone types; Escape gives back what was there before. */
export async function promptForFilter({ title, value, apply }: FilterPrompt): Promise<void> {
  const input = createInputBox();
  input.title = title;
  input.prompt = t("Name, email, domain or start of an ID. Leave empty to show all.");
  input.value = value;
  // The rows that are drawn anew take the focus, and a person may click one of them: neither gives the filter up.
  input.ignoreFocusOut = true;
  let timer: NodeJS.Timeout | undefined;
  let applied = Promise.resolve();
  // One after the other: what was typed last is what stands in the end.
  const show = (text: string) => (applied = applied.then(() => apply(text)));
  await new Promise<void>((resolve) => {
    let isAccepted = false;
    input.onDidChangeValue((text) => {
      clearTimeout(timer);
      timer = setTimeout(() => void show(text), QUIET_MS);
    });
    input.onDidAccept(() => {
      isAccepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      clearTimeout(timer);
      show(isAccepted ? input.value : value).then(resolve, resolve);
      input.dispose();
    });
    input.show();
  });
  await applied;
}
