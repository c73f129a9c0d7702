import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.join(__dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly menus: Readonly<
      Record<
        string,
        readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[]
      >
    >;
    readonly keybindings: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly image?: string; readonly markdown?: string } }[];
    }[];
  };
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const texts = JSON.parse(read("package.nls.json")) as Readonly<Record<string, string>>;

/** The ids of the typed table, read from its source: a type leaves nothing behind at run time. */
function commandTable(): string[] {
  const source = ts.createSourceFile("commands.ts", read("src/commands.ts"), ts.ScriptTarget.Latest);
  return source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter(({ name }) => name.text === "Commands")
    .flatMap(({ members }) => members.map(({ name }) => (name && ts.isStringLiteral(name) ? name.text : "")));
}

describe("the manifest", () => {
  const { commands, configuration, menus, keybindings, walkthroughs } = manifest.contributes;

  it("lists exactly the commands of the table, each with a title in the category Kizen", () => {
    const table = commandTable();
    assert.ok(table.length > 10);
    assert.deepEqual(commands.map(({ command }) => command).sort(), table.sort());
    for (const { title, category } of commands) {
      assert.equal(category, "Kizen");
      assert.ok(texts[title.replaceAll("%", "")], `${title} has no text`);
    }
  });

  it("uses known commands only, in menus and key bindings", () => {
    const known = new Set(commands.map(({ command }) => command));
    const used = [...Object.values(menus).flat(), ...keybindings].flatMap(({ command }) => command ?? []);
    for (const command of used) assert.ok(known.has(command), command);
  });

  it("has a text for every placeholder and no text too many", () => {
    const used = [...read("package.json").matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it("lets no workspace say how fast requests go", () => {
    /** What a folder may have a say in: how things are shown, and which business its code is for. */
    const ofFolders = [
      "kizen.pageSize",
      "kizen.code.hints",
      "kizen.code.hintDensity",
      "kizen.business",
      "kizen.compare.volatileFields",
      "kizen.compare.hideVolatileFields",
      "kizen.code.warnings",
      "kizen.code.ignoredIds",
      "kizen.code.ignoredNames",
      "kizen.code.nameComment",
    ];
    for (const [name, { scope }] of Object.entries(configuration.properties)) {
      if (!ofFolders.includes(name)) assert.equal(scope, "application", name);
    }
  });

  it("lets only a trusted workspace pin a folder", () => {
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["kizen.business"]);
  });

  it("says the same as the README about commands and settings", () => {
    const readme = read("README.md");
    for (const { command, title } of commands) {
      if (menus["commandPalette"]?.some((item) => item.command === command && item.when === "false"))
        continue;
      const text = texts[title.replaceAll("%", "")] ?? "";
      assert.ok(readme.includes(`| ${text} |`), `README does not list the command “${text}”`);
    }
    for (const name of Object.keys(configuration.properties)) {
      assert.ok(readme.includes(`\`${name}\``), `README does not list ${name}`);
    }
  });

  it("names files that exist", () => {
    for (const { steps } of walkthroughs)
      for (const { media } of steps) read(media.image ?? media.markdown ?? "");
    for (const [, icon] of read("package.json").matchAll(/"icon": "(media\/[^"]+)"/g)) read(icon ?? "");
  });
});
