import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

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
  for (const folder of ["src/exactJson", "src/kizen", "src/model", "src/sample"]) {
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

  it("refuses imports against the rings", async () => {
    const eslint = new ESLint({
      cwd: root,
      // No rule of the rings asks for types, and the type checker would read the whole project for each text.
      overrideConfig: tseslint.configs.disableTypeChecked,
      ruleFilter: ({ ruleId }) => ruleId.includes("no-restricted"),
    });
    const violations: readonly (readonly [file: string, source: string])[] = [
      ["src/exactJson/jsonSpans.ts", 'import "../kizen";'],
      ["src/exactJson/jsonSpans.ts", 'import "vscode";'],
      ["src/kizen/api/page.ts", 'import "vscode";'],
      ["src/kizen/errors.ts", 'import "../model/event";'],
      ["src/kizen/api/page.ts", 'import "../../model/event";'],
      ["src/kizen/api/page.ts", 'import "axios";'],
      ["src/model/event.ts", 'import "vscode";'],
      ["src/model/event.ts", 'import "axios";'],
      ["src/model/event.ts", 'import "../kizen/api/client";'],
      ["src/model/event.ts", 'import "../platform/log";'],
      ["src/model/event.ts", 'import type { CommandId } from "../commands";'],
      ["src/model/event.ts", 'import "../features/businesses/addBusiness";'],
      ["src/model/index/readPages.ts", 'import "../../features/businesses/addBusiness";'],
      ["src/model/index/readPages.ts", 'import type { CommandId } from "../../commands";'],
      ["src/model/index/readPages.ts", 'import "vscode";'],
      ["src/platform/log.ts", 'import "../features/explorer/treeItems";'],
      ["src/features/explorer/treeItems.ts", 'import "../lookup/lookupPicker";'],
      ["src/features/explorer/treeItems.ts", 'import "../../kizen";'],
      ["src/features/explorer/treeItems.ts", 'import "../../composition/views";'],
      ["src/sample/index.ts", 'import "../model/event";'],
      ["src/features/explorer/treeItems.ts", 'vscode.commands.registerCommand("x", () => 1);'],
      ["src/features/explorer/treeItems.ts", "context.secrets.get();"],
      ["media/recordView/main.ts", 'import { x } from "../../src/features/recordView/recordPanel";'],
      ["media/recordView/main.ts", 'import { x } from "../../src/features/recordView/protocol";'],
      [
        "media/recordView/tree/treeView.ts",
        'import { x } from "../../../src/features/recordView/recordPanel";',
      ],
      ["media/recordView/tree/treeView.ts", 'import { x } from "../../../src/model/event";'],
      ["media/objectView/main.ts", 'import "../recordView/main";'],
      ["media/objectView/table/row.ts", 'import "../../recordView/main";'],
      ["media/shared/heading.ts", 'import "../objectView/main";'],
      ["media/shared/heading.ts", 'import type { x } from "../../src/features/objectView/protocol";'],
    ];
    for (const [file, source] of violations) {
      const [result] = await eslint.lintText(source, { filePath: path.join(root, file) });
      const rules = result?.messages.map(({ ruleId }) => ruleId) ?? [];
      assert.ok(
        rules.some((rule) => rule?.includes("no-restricted")),
        `${file}: ${source} was allowed (${rules.join(", ")})`,
      );
    }
  });
});
