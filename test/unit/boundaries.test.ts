import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ESLint } from "eslint";

const root = path.join(__dirname, "../..");

/** Bundles files with nothing external, so that an import of the editor, in whatever form, cannot be resolved. */
const bundle = (options: { readonly entries?: readonly string[]; readonly source?: string }) =>
  build({
    ...(options.entries === undefined
      ? {
          stdin: {
            contents: options.source ?? "",
            resolveDir: path.join(root, "src/model"),
            loader: "ts" as const,
          },
        }
      : { entryPoints: options.entries.map((entry) => path.join(root, entry)), outdir: root }),
    bundle: true,
    write: false,
    platform: "node",
    metafile: true,
    logLevel: "silent",
  });

const filesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => path.posix.join(folder, file.replaceAll("\\", "/")));

describe("the rings of the architecture", () => {
  for (const folder of ["src/kizen", "src/model", "src/sample"]) {
    it(`${folder} works without the editor`, async () => {
      const files = filesOf(folder);
      assert.ok(files.length > 0);
      await bundle({ entries: files });
    });
  }

  it("would notice a require or an import() of the editor", async () => {
    await assert.rejects(bundle({ source: 'require("vscode")' }));
    await assert.rejects(bundle({ source: 'void import("vscode")' }));
  });

  it("keeps HTTP code out of what is loaded at start-up", () => {
    const extension = readFileSync(path.join(root, "esbuild.js"), "utf8");
    assert.match(extension, /"\.\/client"/);
  });

  it("refuses imports against the rings", async () => {
    const eslint = new ESLint({
      cwd: root,
      // Where CI is set, the parser reads the file on disk instead of the text that is given.
      overrideConfig: {
        languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
      },
    });
    const violations: readonly (readonly [file: string, source: string])[] = [
      ["src/kizen/json.ts", 'import "vscode";'],
      ["src/kizen/json.ts", 'import "../model/event";'],
      ["src/kizen/json.ts", 'import "axios";'],
      ["src/model/event.ts", 'import "vscode";'],
      ["src/model/event.ts", 'import "axios";'],
      ["src/model/event.ts", 'import "../kizen/client";'],
      ["src/model/event.ts", 'import "../platform/log";'],
      ["src/model/event.ts", 'import "../businesses/addBusiness";'],
      ["src/model/index/slices.ts", 'import "../../businesses/addBusiness";'],
      ["src/model/index/slices.ts", 'import "vscode";'],
      ["src/platform/log.ts", 'import "../explorer/treeItems";'],
      ["src/explorer/treeItems.ts", 'import "../lookup/recordPicker";'],
      ["src/explorer/treeItems.ts", 'import "../kizen";'],
      ["src/explorer/treeItems.ts", 'import "../composition/views";'],
      ["src/sample/index.ts", 'import "../model/event";'],
      ["src/explorer/treeItems.ts", 'vscode.commands.registerCommand("x", () => 1);'],
      ["src/explorer/treeItems.ts", "context.secrets.get();"],
      ["media/recordView/main.ts", 'import { x } from "../../src/recordView/recordPanel";'],
    ];
    for (const [file, source] of violations) {
      const [result] = await eslint.lintText(source, { filePath: path.join(root, file) });
      const rules = result?.messages.map(({ ruleId }) => ruleId) ?? [];
      assert.ok(
        rules.some((rule) => rule?.includes("no-restricted")),
        `${file}: ${source} was allowed (${rules.join(", ")})`,
      );
    }
  }).timeout(60_000);
});
