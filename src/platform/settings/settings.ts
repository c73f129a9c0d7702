import * as vscode from "vscode";
import { onDidChangeConfiguration, SECTION } from "./configuration";

/** The settings, typed. Their defaults and limits stand in `package.json` alone; bounds are kept here again. */
export interface Settings {
  /** Records a page, 1 to 1000 (docs/kizen-api.md, Paging). */
  readonly pageSize: number;
  /** 1 to 25 (docs/kizen-api.md, Rate limit). */
  readonly requestsPerSecond: number;
  /** Seconds for one attempt. */
  readonly requestTimeout: number;
  /** A template for the web addresses of records; empty where Kizen's own web app is meant. */
  readonly recordUrl: string;
  /** Fields that comparisons leave out; none where they are to be shown. */
  readonly leftOutFields: ReadonlySet<string>;
  /** Number the rows of the record view. */
  readonly recordViewLineNumbers: boolean;
  /** How many companies the sample business has, from the next start of its server on. */
  readonly sampleCompanies: number;
  /** Whether indexes of records are kept on disk. */
  readonly "index.persist": boolean;
}

type NumberSetting = "pageSize" | "requestsPerSecond" | "requestTimeout" | "sampleCompanies";
type TextSetting = "recordUrl";
type FlagSetting = "recordViewLineNumbers" | "index.persist";

const bounds: Record<NumberSetting, readonly [least: number, most: number]> = {
  pageSize: [1, 1000],
  requestsPerSecond: [1, 25],
  requestTimeout: [1, 600],
  sampleCompanies: [1, 100_000],
};

/** VS Code hands out whatever settings.json holds: a value outside its bounds is brought inside, what is no number means the default. */
function read(name: NumberSetting): number {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const [least, most] = bounds[name];
  const values = [configuration.get<unknown>(name), configuration.inspect(name)?.defaultValue];
  const value = values.find((one) => typeof one === "number" && Number.isFinite(one)) as number | undefined;
  return Math.min(most, Math.max(least, Math.round(value ?? least)));
}

function readText(name: TextSetting): string {
  const configured = vscode.workspace.getConfiguration(SECTION).get<unknown>(name);
  return typeof configured === "string" ? configured : "";
}

function readFlag(name: FlagSetting): boolean {
  return vscode.workspace.getConfiguration(SECTION).get<unknown>(name) === true;
}

export const settings: Settings = {
  get pageSize() {
    return read("pageSize");
  },
  get requestsPerSecond() {
    return read("requestsPerSecond");
  },
  get requestTimeout() {
    return read("requestTimeout");
  },
  get recordUrl() {
    return readText("recordUrl");
  },
  get leftOutFields() {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const configured = configuration.get<unknown>("compare.volatileFields");
    const names = Array.isArray(configured)
      ? configured
      : configuration.inspect("compare.volatileFields")?.defaultValue;
    const isHiding = configuration.get<unknown>("compare.hideVolatileFields") !== false;
    return new Set(isHiding && Array.isArray(names) ? names.filter((name) => typeof name === "string") : []);
  },
  get recordViewLineNumbers() {
    return readFlag("recordViewLineNumbers");
  },
  get sampleCompanies() {
    return read("sampleCompanies");
  },
  get "index.persist"() {
    return readFlag("index.persist");
  },
};

/** Shows the volatile fields in comparisons, or hides them again. */
export async function toggleVolatileFields(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const isHiding = configuration.get<unknown>("compare.hideVolatileFields") !== false;
  await configuration.update("compare.hideVolatileFields", !isHiding, vscode.ConfigurationTarget.Global);
}

/** Whether VS Code shows what is only looked at in one tab that is used again. */
export function usesPreviewTabs(): boolean {
  return vscode.workspace.getConfiguration("workbench.editor").get<unknown>("enablePreview") !== false;
}

/** Whether VS Code takes the bytes of this document for UTF-8 where nothing in it says so. */
export function isReadAsUtf8(uri: vscode.Uri): boolean {
  const files = vscode.workspace.getConfiguration("files", { uri, languageId: "json" });
  return files.get<unknown>("encoding") === "utf8" && files.get<unknown>("autoGuessEncoding") !== true;
}

/** Calls `listener` after one of the named settings changed. */
export function onDidChangeSettings(
  names: readonly (keyof Settings | "compare")[],
  listener: () => void,
): vscode.Disposable {
  return onDidChangeConfiguration(names, listener);
}
