import assert from "node:assert/strict";
import * as vscode from "vscode";
import { FolderPins } from "../../src/features/pins/folderPins";
import { eventually } from "../support/time/eventually";
import { deleteProfile, file, folder, profile, PROFILE_BUSINESS, writeProfile } from "./pinnedFolder";

describe("FolderPins: the files that pin a folder", () => {
  let pins: FolderPins;
  const warnings: string[] = [];

  beforeEach(async () => {
    warnings.length = 0;
    const silent = () => undefined;
    pins = new FolderPins({
      log: { debug: silent, info: silent, error: silent, warn: (message) => void warnings.push(message) },
      isTrusted: () => true,
      onDidGrantTrust: new vscode.EventEmitter<void>().event,
    });
    await pins.read();
  });

  afterEach(async () => {
    pins.dispose();
    await deleteProfile();
  });

  it("reads the business of a plugin from its kizen.json, behind the profile", async () => {
    const plugin = vscode.Uri.joinPath(folder().uri, "kizen.json");
    const write = (said: string) => vscode.workspace.fs.writeFile(plugin, new TextEncoder().encode(said));
    try {
      await write(JSON.stringify({ api_name: "p", developer_business_id: { dev: PROFILE_BUSINESS } }));
      await eventually(() =>
        assert.deepEqual(pins.of(file()), { businessId: PROFILE_BUSINESS, from: "plugin" }),
      );
      await write("{ not JSON");
      await eventually(() => assert.equal(pins.of(file()), undefined));
      assert.match(warnings.at(-1) ?? "", /kizen\.json is not valid JSON/);
    } finally {
      await vscode.workspace.fs.delete(plugin);
    }
  });

  it("takes the pin from .kizen/profile, as it comes, changes and goes", async () => {
    assert.equal(pins.of(file()), undefined);
    await writeProfile(`profile = "acme"\nbusiness_id = "${PROFILE_BUSINESS}"\n`);
    await eventually(() =>
      assert.deepEqual(pins.of(file()), { businessId: PROFILE_BUSINESS, from: "profile" }),
    );
    assert.deepEqual(pins.active, pins.of(file()));
    await vscode.workspace.fs.delete(profile());
    await eventually(() => assert.equal(pins.of(file()), undefined));
    await writeProfile("not [ TOML, with a secret = 1");
    await eventually(() => assert.ok(warnings.some((text) => text.includes(".kizen/profile"))));
    assert.equal(pins.of(file()), undefined);
    assert.ok(warnings.every((text) => !text.includes("secret")));
  });

  it("forgets a file that came and went within a moment, of which VS Code says nothing", async () => {
    const plugin = vscode.Uri.joinPath(folder().uri, "kizen.json");
    const other = PROFILE_BUSINESS.replace("5a", "5b");
    const text = JSON.stringify({ developer_business_id: other });
    await vscode.workspace.fs.writeFile(plugin, new TextEncoder().encode(text));
    try {
      await eventually(() => assert.equal(pins.of(file())?.businessId, other));
      await writeProfile(`business_id = "${PROFILE_BUSINESS}"`);
      await pins.read();
      assert.equal(pins.of(file())?.businessId, PROFILE_BUSINESS);
      await vscode.workspace.fs.delete(profile());
      await eventually(() => assert.equal(pins.of(file())?.businessId, other));
    } finally {
      await vscode.workspace.fs.delete(plugin);
    }
  });
});
