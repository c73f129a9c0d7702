import assert from "node:assert/strict";
import * as vscode from "vscode";
import { areHintsOn, hintDensity, isResolveOn } from "../../src/platform/settings/hints";
import { settings } from "../../src/platform/settings/settings";
import type { SettingSchema } from "../../src/platform/settings/settingSchema";
import {
  registerSettingsCheck,
  wrongSettingText,
  type WrongSetting,
} from "../../src/platform/settings/settingsCheck";
import { eventually } from "../support/time/eventually";

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
  };
}

describe("a setting of the wrong type", () => {
  const { Global } = vscode.ConfigurationTarget;
  const set = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration("kizen").update(name, value, Global);

  const wrong: readonly (readonly [name: string, value: unknown, read: () => unknown, meant: unknown])[] = [
    ["pageSize", "many", () => settings.pageSize, 100],
    ["requestsPerSecond", "24", () => settings.requestsPerSecond, 24],
    ["requestTimeout", null, () => settings.requestTimeout, 30],
    ["sampleCompanies", [], () => settings.sampleCompanies, 2500],
    ["index.persist", "yes", () => settings["index.persist"], false],
    ["recordUrl", ["https://go.kizen.com/{id}"], () => settings.recordUrl, ""],
    ["recordViewLineNumbers", "true", () => settings.recordViewLineNumbers, false],
    ["pageSize", "24", () => settings.pageSize, 100],
    ["pageSize", [24], () => settings.pageSize, 100],
    ["pageSize", true, () => settings.pageSize, 100],
    ["compare.volatileFields", ["a", 1, null, ["b"], "c"], () => [...settings.leftOutFields], ["a", "c"]],
    ["compare.hideVolatileFields", "no", () => [...settings.leftOutFields], ["updated"]],
    ["compare.volatileFields", 1, () => [...settings.leftOutFields], ["updated"]],
    ["code.hints", "no", () => areHintsOn({ languageId: "json" }), true],
    ["code.hintDensity", "silent", () => hintDensity({ languageId: "json" }), "quiet"],
    ["code.resolve", "yes", () => isResolveOn(), false],
  ];

  for (const [name, value, read, meant] of wrong) {
    it(`means the default: ${name}, ${JSON.stringify(value)}`, async () => {
      await set(name, value);
      try {
        assert.deepEqual(read(), meant);
      } finally {
        await set(name, undefined);
      }
    });
  }

  it("is said once, wherever it stands, and again where it is wrong again", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const extension = vscode.extensions.getExtension<unknown>("kizen-explorer.kizen-explorer");
    const { contributes } = extension?.packageJSON as Manifest;
    const told: (readonly string[])[] = [];
    const tell = (wrong: readonly WrongSetting[]) =>
      told.push(wrong.map(({ name, from, fault }) => `${name} ${from} ${fault}`));
    // What a workspace comes with is not the user's, so it is written as a file.
    const file = vscode.Uri.joinPath(folder.uri, ".vscode", "settings.json");
    const before = await vscode.workspace.fs.readFile(file).then(undefined, () => new Uint8Array());
    const write = (text: string) => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await set("requestTimeout", 0);
    const check = registerSettingsCheck({ schemas: contributes.configuration.properties, tell });
    try {
      await eventually(() => assert.deepEqual(told, [["kizen.requestTimeout user bounds"]]));
      const ofFolder = {
        "kizen.code.warnings": "loud",
        "kizen.code.ignoredIds": ["a", 1],
        "[json]": { "kizen.code.hints": "no" },
        // VS Code itself takes these from the user's settings only.
        "kizen.requestsPerSecond": "many",
      };
      await write(JSON.stringify(ofFolder));
      await eventually(() =>
        assert.deepEqual(told[1]?.toSorted(), [
          "kizen.code.hints workspace type",
          "kizen.code.ignoredIds workspace members",
          "kizen.code.warnings workspace type",
        ]),
      );
      await set("requestTimeout", "30");
      await eventually(() => assert.deepEqual(told[2], ["kizen.requestTimeout user type"]));
      assert.equal(told.length, 3);
    } finally {
      check.dispose();
      await set("requestTimeout", undefined);
      await write(before.length > 0 ? new TextDecoder().decode(before) : "{}");
    }
  });

  it("is told with what it has to be", () => {
    const size = { type: "integer", minimum: 1, maximum: 1000 } as const;
    assert.equal(
      wrongSettingText({ name: "kizen.pageSize", schema: size, fault: "type", from: "user" }),
      "The setting kizen.pageSize has to be a whole number from 1 to 1000. Its default is used.",
    );
  });

  it("is brought inside its bounds where it is a number", async () => {
    await set("pageSize", 5000);
    assert.equal(settings.pageSize, 1000);
    await set("pageSize", undefined);
  });
});
