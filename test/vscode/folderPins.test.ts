import assert from "node:assert/strict";
import * as vscode from "vscode";
import { FolderPins } from "../../src/features/pins/folderPins";
import { eventually } from "../support/time/eventually";
import { deleteProfile, file, folder, profile, PROFILE_BUSINESS, writeProfile } from "./pinnedFolder";

describe("FolderPins: the files that pin a folder", () => {
  let pins: FolderPins;
  let isTrusted = true;
  const didChangeWindowState = new vscode.EventEmitter<{ focused: boolean }>();
  const warnings: string[] = [];

  const createPins = () => {
    const silent = () => undefined;
    return new FolderPins({
      log: { debug: silent, info: silent, error: silent, warn: (message) => void warnings.push(message) },
      isTrusted: () => isTrusted,
      onDidGrantTrust: new vscode.EventEmitter<void>().event,
      onDidChangeWindowState: didChangeWindowState.event,
    });
  };

  beforeEach(async () => {
    isTrusted = true;
    warnings.length = 0;
    pins = createPins();
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
    const before = [...warnings];
    await pins.read();
    assert.deepEqual(warnings, before, "nothing is said again of a file that is as it was");
  });

  it("reads them when the window gets the focus, for what came without an event", async () => {
    await writeProfile(`business_id = "${PROFILE_BUSINESS}"`);
    await eventually(() => assert.equal(pins.of(file())?.from, "profile"));
    pins.dispose();
    // Made after the event of the file, so that none makes it read that.
    isTrusted = false;
    pins = createPins();
    await pins.read();
    isTrusted = true;
    assert.equal(pins.of(file()), undefined);
    didChangeWindowState.fire({ focused: true });
    await eventually(() => assert.equal(pins.of(file())?.from, "profile"));
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
