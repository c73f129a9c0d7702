import path from "node:path";
import { npm } from "../processes/npm";
import { projectRoot, vsixFile } from "../paths";
import { createTemporaryDirectory } from "../processes/program";
import { installExtension, type Profile } from "./codeServer";
import { provisionVSCode, type VSCodeInstallation } from "./provision";

/** Packs the extension as for the marketplace and installs it, for profiles that are made from this one. */
export async function installPackedExtension(): Promise<{
  readonly vscode: VSCodeInstallation;
  readonly profile: Profile;
}> {
  const vscode = await provisionVSCode();
  await npm(projectRoot, ["run", "package"]);
  const directory = await createTemporaryDirectory("profile");
  const profile = {
    userData: path.join(directory, "user-data"),
    extensions: path.join(directory, "extensions"),
  };
  await installExtension(vscode, profile, vsixFile);
  return { vscode, profile };
}
