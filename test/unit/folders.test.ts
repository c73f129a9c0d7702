import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build, type BuildOptions } from "esbuild";
import ts from "typescript";

const root = path.join(__dirname, "../..");
const MOST_FILES = 20;

/** Files that are named after the part they play: beginnings of bundles, and what each ring or page has one of. */
const NAMED_AFTER_THEIR_PART = new Set([
  "src/extension.ts",
  ...["index", "errors", "types"].map((name) => `src/kizen/${name}.ts`),
  "src/kizen/api/schemaTypes.ts",
  "src/model/ports.ts",
  ...["javaScript", "python"].map((language) => `src/model/names/syntax/${language}Statements.ts`),
  "src/platform/text/localize.ts",
  "src/sample/index.ts",
  ...["recordView", "objectView"].flatMap((page) =>
    ["protocol", "messageCheck"].map((name) => `src/features/${page}/${name}.ts`),
  ),
]);

const sources = ["src", "media"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.replaceAll("\\", "/")))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")),
);

const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");

function exportsOf(file: string): string[] {
  const { statements } = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest);
  return statements.flatMap((statement): string[] => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      return exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    const { name } = statement as Partial<ts.FunctionDeclaration>;
    return name ? [name.text] : [];
  });
}

/** The words of a name, each in its singular. */
const wordsOf = (name: string) =>
  ` ${name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
    .split(" ")
    .map((word) => word.replace(/ies$/, "y").replace(/s$/, ""))
    .join(" ")} `;

/** The files that a file imports, also by their types only. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(textOf(file)).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith(".")) return [];
    const base = path.posix.join(path.posix.dirname(file), fileName);
    return [`${base}.ts`, `${base}/index.ts`].filter((target) => sources.includes(target));
  });
}

/** A circle of imports, as the files on it, or undefined where there is none. */
function findCircle(): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const imported of importsOf(file)) {
      const circle = visit(imported, [...trail, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of sources) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe("the folders of the house", () => {
  it("hold files that bear the name of something they export", () => {
    const nameless = sources.filter((file) => {
      const exported = exportsOf(file);
      // A file without exports is the beginning of a bundle.
      if (exported.length === 0 || NAMED_AFTER_THEIR_PART.has(file)) return false;
      const name = wordsOf(path.posix.basename(file, ".ts"));
      return !exported.some((one) => wordsOf(one).includes(name));
    });
    assert.deepEqual(nameless, []);
  });

  it("name no file after its part that is gone", () => {
    assert.deepEqual(
      [...NAMED_AFTER_THEIR_PART].filter((file) => !sources.includes(file)),
      [],
    );
  });

  it(`hold at most ${MOST_FILES} files each`, () => {
    const counts = new Map<string, number>();
    for (const file of sources) {
      const folder = path.posix.dirname(file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    assert.deepEqual(
      [...counts].filter(([, count]) => count > MOST_FILES),
      [],
    );
  });

  it("have no circle of imports, those of types counted", () => assert.equal(findCircle(), undefined));

  it("stand all in the table of CONTRIBUTING.md, and nothing else does", () => {
    const table = textOf("CONTRIBUTING.md").split(/^## /m)[0] ?? "";
    const rows = table.split("\n").filter((line) => line.startsWith("| `"));
    const named = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    const roomsOf = (folder: string) =>
      readdirSync(path.join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${folder}/${name}`);
    const rings = roomsOf("src").filter((ring) => ring !== "src/features");
    const expected = [
      ...rings,
      ...["kizen", "model", "features"].flatMap((ring) => roomsOf(`src/${ring}`)),
      ...roomsOf("media").filter((page) => sources.some((file) => file.startsWith(`${page}/`))),
      ...["src/features/<feature>", "src/commands.ts", "src/extension.ts"],
    ];
    assert.deepEqual(named.toSorted(), expected.toSorted());
  });
});

/** The titles of a test file's groups, and the names of what it may test: itself, and what it imports of ours. */
function titlesAndUnits(file: string): {
  readonly titles: readonly string[];
  readonly units: readonly string[];
} {
  const { statements } = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const units = [path.posix.basename(file, ".test.ts")];
  for (const statement of statements) {
    if (ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression)) {
      const [title] = statement.expression.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    if (!/\/(?:src|media)\//.test(text)) continue;
    const bindings = statement.importClause?.namedBindings;
    units.push(path.posix.basename(text));
    if (bindings && ts.isNamedImports(bindings))
      units.push(...bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text));
  }
  return { titles, units };
}

describe("unit tests", () => {
  it("name what they test in the title of each group", () => {
    const tests = readdirSync(path.join(root, "test/unit"), { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join("test/unit", file.replaceAll("\\", "/")))
      // Those beside this one, and those of the tests' own support, are about the house as a whole.
      .filter((file) => /^test\/unit\/(?!support\/)\w+\/.*\.test\.ts$/.test(file));
    assert.ok(tests.length > 100);
    const nameless = tests.flatMap((file) => {
      const { titles, units } = titlesAndUnits(file);
      assert.ok(titles.length > 0, file);
      const namesUnit = (title: string) => {
        const words = wordsOf(title.replace(/[^A-Za-z\d]+/g, " "));
        return units.some((unit) => words.includes(wordsOf(unit)));
      };
      return titles.filter((title) => !namesUnit(title)).map((title) => `${file}: ${title}`);
    });
    assert.deepEqual(nameless, []);
  });
});

/** The bundle of that name, minified as it ships. */
async function bundled(
  name: string,
): Promise<{ readonly bytes: number; readonly inputs: readonly string[] }> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- The build itself is CommonJS without types.
  const { builds } = require(path.join(root, "esbuild.js")) as { readonly builds: readonly BuildOptions[] };
  const options = builds.find(({ entryPoints }) => entryPoints && name in entryPoints);
  assert.ok(options);
  const { metafile } = await build({
    ...options,
    absWorkingDir: root,
    minify: true,
    sourcemap: false,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const [output] = Object.entries(metafile.outputs).find(([file]) => file.endsWith(`${name}.js`)) ?? [];
  const { bytes = NaN, inputs = {} } = metafile.outputs[output ?? ""] ?? {};
  return { bytes, inputs: Object.keys(inputs) };
}

describe("extension.ts", () => {
  it("is at most 60 kB at start-up, whatever the product grows to", async () => {
    const { bytes, inputs } = await bundled("extension");
    assert.ok(inputs.includes("src/extension.ts"));
    assert.ok(bytes <= 60_000, `${bytes} bytes`);
    const packages = inputs.filter((file) => file.includes("node_modules/"));
    assert.deepEqual(packages, []);
    const later = ["product", "whatIsKnown"].map((part) => `src/composition/${part}.ts`);
    assert.ok(!later.some((part) => inputs.includes(part)));
  });
});

describe("composition/product.ts", () => {
  it("loads no HTTP code, parser, schema reader or sample at its start", async () => {
    const { inputs } = await bundled("product");
    assert.ok(inputs.includes("src/composition/product.ts"));
    // What is remembered is kept in it; it is one file of 20 kB that needs nothing else.
    const light = "node_modules/lru-cache/";
    const packages = inputs.filter((file) => file.includes("node_modules/") && !file.startsWith(light));
    assert.deepEqual(packages, []);
    const heavy = [
      "src/kizen/http/transport.ts",
      "src/kizen/limit/rateLimiter.ts",
      "src/sample/",
      "src/model/ids/documentNames/",
      "src/model/names/syntax/",
    ];
    assert.deepEqual(
      inputs.filter((file) => heavy.some((folder) => file.startsWith(folder))),
      [],
    );
  });
});
