import { backButton, createPicker, type Picker, type PickItem } from "../../platform/text/picker";
import { createInputBox, type InputBox } from "../../platform/text/inputBox";
import { safeText, type SafeText } from "../../model/text/safeText";

/** Where a step stands in its flow. */
export interface StepFrame {
  readonly title: SafeText;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

/** `back` for the back button; undefined where the person gave up. */
export type StepResult<T> = T | "back" | undefined;

export interface InputStep extends StepFrame {
  readonly prompt: SafeText;
  readonly value: string;
  readonly placeholder?: SafeText;
  readonly isSecret?: boolean;
  /** Shown as an error from the beginning, until the value is changed. */
  readonly problem?: SafeText | undefined;
  /** What is wrong with a value that is being typed or was just pasted. */
  readonly checkAtOnce?: (value: string) => SafeText | undefined;
  /** Told what stands in the box when the person goes back or gives up. */
  readonly onLeave?: (value: string) => void;
  /** Shown while `check` runs. */
  readonly checkingPrompt?: SafeText;
  /** What is wrong with the value, or undefined to accept it. Aborted when the person gives up meanwhile. */
  readonly check: (value: string, signal: AbortSignal) => Promise<SafeText | undefined>;
}

/** Asks for one line of text. It stays open when the window loses focus: people look ids up elsewhere. */
export function showInputStep(step: InputStep): Promise<StepResult<string>> {
  const input = createInputBox();
  frame(input, step);
  input.prompt = step.prompt;
  input.value = step.value;
  input.placeholder = step.placeholder ?? "";
  input.password = step.isSecret ?? false;
  // VS Code shows an error in place of the prompt; what is asked for is to stay readable.
  const explained = (problem: SafeText) => safeText`${problem} · ${step.prompt}`;
  if (step.problem !== undefined) input.validationMessage = explained(step.problem);
  const controller = new AbortController();

  return new Promise((resolve, reject) => {
    input.onDidChangeValue((value) => {
      const wrong = step.checkAtOnce?.(value.trim());
      input.validationMessage = wrong === undefined ? undefined : explained(wrong);
    });
    const leave = (result: "back" | undefined) => {
      // An accepted value was taken already; disposing the box hides it once more.
      if (!controller.signal.aborted) step.onLeave?.(input.value.trim());
      finish(result);
    };
    input.onDidTriggerButton(() => leave("back"));
    input.onDidHide(() => leave(undefined));
    input.onDidAccept(() => {
      if (input.enabled) accept().catch(reject);
    });

    const accept = async () => {
      const value = input.value.trim();
      input.enabled = false;
      input.busy = true;
      input.prompt = step.checkingPrompt ?? step.prompt;
      const problem = await step.check(value, controller.signal);
      if (controller.signal.aborted) return;
      if (problem === undefined) {
        finish(value);
        return;
      }
      input.enabled = true;
      input.busy = false;
      input.prompt = step.prompt;
      input.validationMessage = explained(problem);
      // The box gives the focus away while it is disabled.
      input.show();
    };

    const finish = (result: StepResult<string>) => {
      controller.abort();
      resolve(result);
      input.dispose();
    };
    input.show();
  });
}

export interface PickStep<T extends PickItem> extends StepFrame {
  readonly placeholder: SafeText;
  readonly items: readonly T[];
  readonly active?: T | undefined;
  /** Rows for what is typed, above the others. */
  readonly itemsFor?: (typed: string) => readonly T[];
}

/** Asks for a choice. */
export function showPickStep<T extends PickItem>(step: PickStep<T>): Promise<StepResult<T>> {
  const pick = createPicker<T>();
  frame(pick, step);
  pick.placeholder = step.placeholder;
  pick.items = step.items;
  pick.matchOnDescription = true;
  if (step.active) pick.activeItems = [step.active];
  return new Promise((resolve) => {
    const finish = (result: StepResult<T>) => {
      resolve(result);
      pick.dispose();
    };
    const { itemsFor } = step;
    if (itemsFor) {
      pick.onDidChangeValue((typed) => {
        pick.items = [...itemsFor(typed.trim()), ...step.items];
      });
    }
    pick.onDidTriggerButton(() => finish("back"));
    pick.onDidHide(() => finish(undefined));
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (chosen) finish(chosen);
    });
    pick.show();
  });
}

function frame(input: Picker<PickItem> | InputBox, step: StepFrame): void {
  input.title = step.title;
  if (step.totalSteps > 1) {
    input.step = step.step;
    input.totalSteps = step.totalSteps;
  }
  input.ignoreFocusOut = true;
  input.buttons = step.canGoBack ? [backButton] : [];
}
