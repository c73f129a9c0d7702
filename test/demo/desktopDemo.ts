import { run } from "../support/processes/ownedProcess";
import { vsixFile } from "../support/paths";

/** Installs the extension in the VS Code of this computer and opens the workspace there. */
export async function openDesktopDemo(workspace: string): Promise<number> {
  const shell = process.platform === "win32";
  try {
    await run("code", ["--install-extension", vsixFile, "--force"], { shell });
    await run("code", [workspace], { shell });
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error("This needs VS Code and its `code` command. Without --desktop, VS Code comes from npm.");
    return 1;
  }
}
