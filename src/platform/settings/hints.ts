import * as vscode from "vscode";
import { HINT_DENSITIES, type HintDensity } from "../../model/ids/namedIds";
import { onDidChangeConfiguration, SECTION } from "./configuration";

const HINTS = "code.hints";
const DENSITY = "code.hintDensity";

/** Whether names are shown behind the ids of a document: a setting of its language, its folder or the user. */
export function areHintsOn(scope: vscode.ConfigurationScope): boolean {
  return vscode.workspace.getConfiguration(SECTION, scope).get<unknown>(HINTS) !== false;
}

/** How many names are shown in a document. What is no density means the default. */
export function hintDensity(scope: vscode.ConfigurationScope): HintDensity {
  const configured = vscode.workspace.getConfiguration(SECTION, scope).get<unknown>(DENSITY);
  return HINT_DENSITIES.find((density) => density === configured) ?? "quiet";
}

/** Whether unknown ids on screen are asked for. */
export function isResolveOn(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get<unknown>("code.resolve") === true;
}

export function onDidChangeHints(listener: () => void): vscode.Disposable {
  return onDidChangeConfiguration([HINTS, DENSITY], listener);
}

/**
 * Turns the hints off or on where they were decided: in the folder, in the workspace or for the user; for the document's
 * language where that has a value of its own there.
 */
export async function toggleHints(scope: vscode.ConfigurationScope | undefined): Promise<boolean> {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const values = configuration.inspect<boolean>(HINTS);
  const places = [
    [values?.workspaceFolderLanguageValue, WorkspaceFolder, true],
    [values?.workspaceLanguageValue, Workspace, true],
    [values?.globalLanguageValue, Global, true],
    [values?.workspaceFolderValue, WorkspaceFolder, false],
    [values?.workspaceValue, Workspace, false],
  ] as const;
  const [, target, isOfLanguage] = places.find(([value]) => value !== undefined) ?? [
    undefined,
    Global,
    false,
  ];
  const isOn = !configuration.get<boolean>(HINTS, true);
  await configuration.update(HINTS, isOn, target, isOfLanguage);
  return isOn;
}
