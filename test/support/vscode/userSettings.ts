import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Nothing opens, asks, phones home or changes by itself. */
const quietSettings = {
  "workbench.colorTheme": "Default Dark Modern",
  "window.autoDetectColorScheme": false,
  "workbench.startupEditor": "none",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.editor.enablePreview": false,
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "npm.autoDetect": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "typescript.surveys.enabled": false,
  "files.autoSave": "off",
  "window.confirmBeforeClose": "never",
  "editor.minimap.enabled": false,
};

/** Writes the user settings of a profile that does not exist yet. */
export async function writeUserSettings(userData: string, settings: object = {}): Promise<void> {
  const directory = path.join(userData, "User");
  await mkdir(directory, { recursive: true });
  const text = JSON.stringify({ ...quietSettings, ...settings }, undefined, 2);
  await writeFile(path.join(directory, "settings.json"), text);
}
