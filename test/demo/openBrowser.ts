import { spawn } from "node:child_process";

/** Opens a page in the default browser, where there is a display. The browser stays when this process ends. */
export function openBrowser(url: string): void {
  const opener = findOpener();
  if (opener === undefined) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { detached: true, stdio: "ignore" });
  child.once("error", () => {
    console.log("Open the address above in a browser.");
  });
  child.unref();
}

function findOpener(): [string, ...string[]] | undefined {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["explorer"];
  return process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"] ? ["xdg-open"] : undefined;
}
