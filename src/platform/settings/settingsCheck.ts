import * as vscode from "vscode";
import { SECTION } from "./configuration";
import { settingFault, type SettingFault, type SettingSchema } from "./settingSchema";
import { t } from "../text/localize";
import { showMessage } from "../text/messages";
import { joined, type SafeText } from "../../model/text/safeText";

/** Milliseconds after a start or a change, in which a person may still be typing. */
const PATIENCE = 1000;

export interface SettingsCheckOptions {
  /** The settings by their whole names, as `package.json` describes them. */
  readonly schemas: Readonly<Record<string, SettingSchema>>;
  /** Default: in a notification. */
  readonly tell?: (wrong: readonly WrongSetting[]) => void;
}

/** A setting with a value that does not fit. */
export interface WrongSetting {
  /** The whole name. */
  readonly name: string;
  readonly schema: SettingSchema;
  readonly fault: SettingFault;
  /** Of the user, or of a workspace or one of its folders. */
  readonly from: "user" | "workspace";
}

/**
 * Says once that a setting has a value that does not fit, wherever it comes from: the user's settings, the workspace's,
 * a folder's, those for one language. What is used instead is decided by whoever reads the setting.
 */
export function registerSettingsCheck({
  schemas,
  tell = tellInNotification,
}: SettingsCheckOptions): vscode.Disposable {
  const told = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const check = () => {
    // One folder's settings are the workspace's as well: the same value counts once.
    const found = new Map(
      Object.entries(schemas).flatMap(([name, schema]) =>
        valuesOf(name).flatMap(({ from, value }): [string, WrongSetting][] => {
          const fault = settingFault(schema, value);
          return fault ? [[JSON.stringify([name, from, value]), { name, schema, fault, from }]] : [];
        }),
      ),
    );
    const fresh = [...found].filter(([key]) => !told.has(key));
    // A value that was put right and is wrong again is said again.
    told.clear();
    for (const key of found.keys()) told.add(key);
    if (fresh.length > 0) tell(fresh.map(([, wrong]) => wrong));
  };
  const checkSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(check, PATIENCE);
  };
  checkSoon();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) checkSoon();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(checkSoon),
    { dispose: () => clearTimeout(timer) },
  );
}

interface Configured {
  readonly from: WrongSetting["from"];
  readonly value: unknown;
}

/** Every value that someone gave a setting. */
function valuesOf(name: string): Configured[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const [first] = folders;
  const shared = inspect(name, first, ["global", "workspace"]);
  return [...shared, ...folders.flatMap((folder) => inspect(name, folder, ["workspaceFolder"]))];
}

function inspect(
  name: string,
  uri: vscode.Uri | undefined,
  targets: readonly ("global" | "workspace" | "workspaceFolder")[],
): Configured[] {
  const inspectIn = (scope: vscode.ConfigurationScope | undefined) =>
    vscode.workspace.getConfiguration(undefined, scope).inspect<unknown>(name);
  const languages = inspectIn(uri)?.languageIds ?? [];
  return [undefined, ...languages].flatMap((languageId) => {
    const values = inspectIn(languageId === undefined ? uri : { ...(uri && { uri }), languageId });
    return targets.flatMap((target): Configured[] => {
      const value =
        languageId === undefined
          ? values?.[`${target}Value` as const]
          : values?.[`${target}LanguageValue` as const];
      return value === undefined ? [] : [{ from: target === "global" ? "user" : "workspace", value }];
    });
  });
}

/** One notification for all. No value is quoted: settings of a folder are written by whoever made it. */
function tellInNotification(wrong: readonly WrongSetting[]): void {
  const [first] = wrong;
  if (!first) return;
  const others = [...new Set(wrong.map(({ name }) => name))].filter((name) => name !== first.name);
  const sentences = [
    wrongSettingText(first),
    ...(others.length > 0 ? [t("The same goes for {0}.", others.join(", "))] : []),
  ];
  const open = others.length > 0 ? t("Open Settings") : t("Open Setting");
  void showMessage("warning", { text: joined(sentences, " ") }, open).then(async (chosen) => {
    if (chosen !== open) return;
    const query = [first.name, ...others].map((name) => `@id:${name}`).join(" ");
    const command = first.from === "user" ? "openSettings" : "openWorkspaceSettings";
    await vscode.commands.executeCommand(`workbench.action.${command}`, { query });
  });
}

/** What the value has to be, and what is used until it is. */
export function wrongSettingText({ name, schema, fault }: WrongSetting): SafeText {
  const meant = meantBy(schema);
  switch (fault) {
    case "type":
      return t("The setting {0} has to be {1}. Its default is used.", name, meant);
    case "bounds":
      return t("The setting {0} has to be {1}. The nearest one is used.", name, meant);
    case "members":
      return t("The setting {0} has to be {1}. What is no text in it is left out.", name, meant);
  }
}

function meantBy({ type, minimum, maximum, enum: values, pattern }: SettingSchema): string {
  switch (type) {
    case "boolean":
      return t("true or false");
    case "integer":
      return t("a whole number from {0} to {1}", minimum ?? "", maximum ?? "");
    case "array":
      return t("a list of texts");
    case "string":
      if (values) return t("one of {0}", values.join(", "));
      return pattern === undefined ? t("a text") : t("a text as its description says");
  }
}
