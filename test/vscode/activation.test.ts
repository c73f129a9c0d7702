import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { eventually } from "../support/time/eventually";

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

  /** The extension's bundles that were loaded: those stand in Node's cache of modules under their file names. */
  const loaded = () => {
    const folder = path.join(extension?.extensionPath ?? "", "dist");
    const files = Object.keys(require.cache).filter((file) => path.dirname(file) === folder);
    return files.map((file) => path.basename(file, ".js"));
  };

  it("tries again at the next use where the product could not be loaded", async () => {
    const product = path.join(extension?.extensionPath ?? "", "dist", "product.js");
    await rename(product, `${product}.held`);
    try {
      // The command ends, and a message says what happened: VS Code's own one would offer nothing to do.
      await vscode.commands.executeCommand("kizen.showLog");
    } finally {
      await rename(`${product}.held`, product);
    }
    assert.ok(!loaded().includes("product"));
  });

  it("loads the product when a command is run, and no HTTP code before it is needed", async () => {
    // What is shown before anything is used comes a turn after the activation.
    await eventually(() => assert.deepEqual(loaded(), ["extension", "whatIsKnown"]));
    await vscode.commands.executeCommand("kizen.showLog");
    assert.deepEqual(loaded(), ["extension", "whatIsKnown", "product"]);
  });

  it("brings the defaults of its settings", () => {
    const settings = vscode.workspace.getConfiguration("kizen");
    assert.deepEqual(
      ["pageSize", "requestsPerSecond", "requestTimeout"].map((name) => settings.get(name)),
      [100, 24, 30],
    );
  });
});
