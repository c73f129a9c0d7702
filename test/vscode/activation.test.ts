import assert from "node:assert/strict";
import * as vscode from "vscode";

const EXTENSION = "kizen-explorer.kizen-explorer";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe("the extension in a real host", () => {
  const extension = vscode.extensions.getExtension<unknown>(EXTENSION);

  it("activates and registers every command of its manifest", async () => {
    assert.ok(extension);
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension.packageJSON as Manifest;
    for (const { command } of contributes.commands) assert.ok(registered.has(command), command);
  });

  it("loads no HTTP code before it is needed", () => {
    // A bundle that was loaded stands in Node's cache of modules under its file name.
    const loaded = Object.keys(require.cache).filter((file) => /kizen-explorer|[\\/]dist[\\/]/.test(file));
    assert.ok(!loaded.some((file) => /kizenClient\.js|sample\.js|toml\.js/.test(file)), loaded.join("\n"));
  });

  it("brings the defaults of its settings", () => {
    const settings = vscode.workspace.getConfiguration("kizen");
    assert.deepEqual(
      ["pageSize", "requestsPerSecond", "requestTimeout"].map((name) => settings.get(name)),
      [100, 24, 30],
    );
  });
});
