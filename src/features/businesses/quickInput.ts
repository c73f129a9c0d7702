import * as vscode from "vscode";

/** Where a step stands in its flow. */
export interface StepFrame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

/** `back` for the back button; undefined where the person gave up. */
export type StepResult<T> = T | "back" | undefined;

export interface InputStep extends StepFrame {
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isSecret?: boolean;
  /** Shown as an error from the beginning, until the value is changed. */
  readonly problem?: string | undefined;
  /** Shown while `check` runs. */
  readonly checkingPrompt?: string;
  /** What is wrong with the value, or undefined to accept it. Aborted when the person gives up meanwhile. */
  readonly check: (value: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** Asks for one line of text. It stays open when the window loses focus: people look ids up elsewhere. */
export function showInputStep(step: InputStep): Promise<StepResult<string>> {
  const input = vscode.window.createInputBox();
  frame(input, step);
  input.prompt = step.prompt;
  input.value = step.value;
  input.placeholder = step.placeholder ?? "";
  input.password = step.isSecret ?? false;
  if (step.problem !== undefined) input.validationMessage = step.problem;
  const controller = new AbortController();

  return new Promise((resolve, reject) => {
    input.onDidChangeValue(() => (input.validationMessage = undefined));
    input.onDidTriggerButton(() => finish("back"));
    input.onDidHide(() => finish(undefined));
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
      input.validationMessage = problem;
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

export interface PickStep<T extends vscode.QuickPickItem> extends StepFrame {
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly active?: T | undefined;
}

/** Asks for a choice. */
export function showPickStep<T extends vscode.QuickPickItem>(step: PickStep<T>): Promise<StepResult<T>> {
  const pick = vscode.window.createQuickPick<T>();
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
    pick.onDidTriggerButton(() => finish("back"));
    pick.onDidHide(() => finish(undefined));
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (chosen) finish(chosen);
    });
    pick.show();
  });
}

function frame(
  input: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] },
  step: StepFrame,
): void {
  input.title = step.title;
  if (step.totalSteps > 1) {
    input.step = step.step;
    input.totalSteps = step.totalSteps;
  }
  input.ignoreFocusOut = true;
  input.buttons = step.canGoBack ? [vscode.QuickInputButtons.Back] : [];
}
