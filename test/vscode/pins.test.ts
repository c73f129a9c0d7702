import assert from "node:assert/strict";
import * as vscode from "vscode";
import { tooltipOf } from "../../src/features/businesses/businessStatusBar";
import { businessCommands } from "../../src/features/businesses/businessCommands";
import { ExplorerDataProvider } from "../../src/features/explorer/explorerView";
import { UserFacingError } from "../../src/model/errorText";
import { FolderPins } from "../../src/features/pins/folderPins";
import { pinCommands } from "../../src/features/pins/pinCommands";
import { createPinGuard } from "../../src/features/pins/pinGuard";
import type { Pin } from "../../src/model/businesses/pins";
import { eventually } from "../support/time/eventually";
import { companyPages, startModel, type TestModel } from "../support/model/model";
import { english } from "../support/english";
import { deleteProfile, file, folder, PROFILE_BUSINESS, writeProfile } from "./pinnedFolder";

describe("pinning a folder in a real host", () => {
  let model: TestModel;
  let pins: FolderPins;
  let isTrusted = true;
  const didGrantTrust = new vscode.EventEmitter<void>();

  const commands = () => pinCommands({ pins, businesses: model.businesses, isTrusted: () => isTrusted });

  beforeEach(async () => {
    isTrusted = true;
    model = await startModel(companyPages(1));
    const silent = () => undefined;
    pins = new FolderPins({
      log: { debug: silent, info: silent, error: silent, warn: silent },
      isTrusted: () => isTrusted,
      onDidGrantTrust: didGrantTrust.event,
      onDidChangeWindowState: vscode.window.onDidChangeWindowState,
    });
    await pins.read();
  });

  afterEach(async () => {
    pins.dispose();
    await model.dispose();
    await vscode.workspace.getConfiguration("kizen", folder().uri).update("business", undefined);
    await deleteProfile();
  });

  it("offers to add the business of a pin that is not here, with its id filled in", () => {
    const pin: Pin = { businessId: PROFILE_BUSINESS, from: "profile" };
    const { value } = tooltipOf(undefined, pin, undefined);
    assert.match(value, /which was not added here/);
    const argument = /\[Add It…\]\(command:kizen\.addBusiness\?([^)]+)\)/.exec(value)?.[1] ?? "";
    assert.deepEqual(JSON.parse(decodeURIComponent(argument)), [{ businessId: PROFILE_BUSINESS }]);
    assert.doesNotMatch(tooltipOf(undefined, pin, model.business).value, /Add It/);
  });

  it("pins and unpins by command, in the settings of the folder", async () => {
    await commands()["kizen.pinFolder"]({ businessKey: model.business.key });
    await eventually(() => assert.deepEqual(pins.of(file()), { businessId: "business", from: "setting" }));
    const settings = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(folder().uri, ".vscode", "settings.json"),
    );
    assert.match(new TextDecoder().decode(settings), /"kizen.business": "business"/);
    await writeProfile(`business_id = "${PROFILE_BUSINESS}"`);
    await pins.read();
    assert.equal(pins.of(file())?.from, "setting");
    await assert.rejects(commands()["kizen.unpinFolder"](), { message: /\.kizen\/profile/ });
    assert.equal(pins.of(file())?.from, "profile");
  });

  it("has no pin in a workspace that nobody trusts, until someone does", async () => {
    isTrusted = false;
    await writeProfile(`business_id = "${PROFILE_BUSINESS}"`);
    await pins.read();
    assert.equal(pins.of(file()), undefined);
    await assert.rejects(commands()["kizen.pinFolder"]({ businessKey: model.business.key }), UserFacingError);
    isTrusted = true;
    didGrantTrust.fire();
    await eventually(() => assert.equal(pins.of(file())?.from, "profile"));
  });

  it("asks before an id of another business comes in, naming both, and only then", async () => {
    const other = await model.businesses.add({ ...model.business, name: "Globex", businessId: "g" }, "k");
    const asked: string[] = [];
    const answers = [undefined, english("Insert Anyway")];
    const mayInsert = createPinGuard({
      pins,
      businesses: model.businesses,
      confirm: (message, detail) => {
        asked.push(`${message} ${detail}`);
        return Promise.resolve(answers.shift());
      },
    });
    const [own, foreign] = [{ businessKey: model.business.key }, { businessKey: other.key }];
    assert.equal(await mayInsert(file(), [foreign]), true);
    await commands()["kizen.pinFolder"](own);
    assert.equal(await mayInsert(file(), [own]), true);
    assert.equal(await mayInsert(vscode.Uri.parse("untitled:elsewhere"), [foreign]), true);
    assert.deepEqual(asked, []);
    assert.equal(await mayInsert(file(), [own, foreign]), false);
    assert.equal(await mayInsert(file(), [foreign]), true);
    assert.equal(asked.length, 2);
    assert.match(asked.join("\n"), /^Insert an ID of “Globex” into a folder pinned to “Acme”\?/m);
  });

  it("draws a business that was marked as production in a colour of its own", async () => {
    const provider = new ExplorerDataProvider(model.tree, {
      state: model.installation.stateStore(),
      onDidRemove: model.businesses.onDidRemove,
    });
    const draw = () => {
      const [root] = model.tree.roots;
      assert.ok(root);
      return provider.getTreeItem(root);
    };
    assert.equal(draw().resourceUri, undefined);
    const marks = businessCommands({
      businesses: model.businesses,
      credentials: model.installation.credentials,
      tryConnection: () => Promise.reject(new Error()),
      endpointOf: model.endpointOf,
      sources: () => Promise.resolve([]),
      show: () => Promise.resolve(),
    });
    await marks["kizen.markAsProduction"]({ businessKey: model.business.key });
    assert.match(String(draw().description), /^production/);
    assert.equal(draw().resourceUri?.scheme, "kizen-production");
    assert.match(draw().contextValue ?? "", /canUnmarkProduction/);
    await marks["kizen.unmarkAsProduction"]({ businessKey: model.business.key });
    assert.equal(draw().resourceUri, undefined);
    provider.dispose();
  });
});
