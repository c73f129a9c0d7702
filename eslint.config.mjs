// The rings of the architecture, as rules: each folder names what it may not import (see CONTRIBUTING.md).
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const httpLibraries = ["axios", "axios-retry", "bottleneck", "bottleneck/*"];

/** The one file that may import each of them; "*" stands for every other file, and comes first. */
const httpDoors = {
  "*": [],
  "src/kizen/transport.ts": ["axios"],
  "src/kizen/retryPolicy.ts": ["axios-retry"],
  "src/kizen/budget.ts": ["bottleneck", "bottleneck/*"],
  "src/kizen/bottleneckLight.d.ts": ["bottleneck", "bottleneck/*"],
};
const features = [
  "activity",
  "businesses",
  "explorer",
  "lookup",
  "recent",
  "records",
  "recordView",
  "editor",
  "pins",
  "usages",
  "dropAndPaste",
];

/** Forbids imports that match the patterns, with one message that names the rule. */
const forbid = (group, message) => ({ group, message });
/** A folder of src, seen from one or two levels below it. */
const folder = (name) => ["..", "../.."].flatMap((up) => [`${up}/${name}`, `${up}/${name}/**`]);
const vscodeImport = forbid(["vscode"], "This ring works without the editor; the door is src/platform.");

/** One configuration object that applies `patterns` to `files`. */
const ring = (files, patterns, extra = {}) => ({
  files,
  ...extra,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

const door = (selector, where) => ({ selector, message: `Use the door in ${where}.` });
const doors = [
  door("CallExpression[callee.property.name='registerCommand']", "platform/registerCommands.ts"),
  door("CallExpression[callee.property.name='getConfiguration']", "platform/settings.ts"),
  door("CallExpression[callee.property.name='createOutputChannel']", "platform/log.ts"),
  door("MemberExpression[property.name='secrets']", "platform/credentialStore.ts"),
];

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "out/**",
      ".vscode-test/**",
      "test-results/**",
      "esbuild.js",
      "test/support/vscode/spdlog.cjs",
      "test/bench/emptyExtension/**",
      "*.mjs",
      "test/demo/workspace/**",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: "test/tsconfig.json" })],
    },
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./media/tsconfig.json", "./test/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "import-x/no-cycle": "error",
      "no-console": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  ring(["src/kizen/**"], [vscodeImport, forbid(["../*"], "src/kizen imports nothing from outside itself.")]),
  ...Object.entries(httpDoors).map(([file, own]) => ({
    files: file === "*" ? ["src/kizen/**"] : [file],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: httpLibraries.filter((library) => !own.includes(library)),
              allowTypeImports: true,
              message: "Each HTTP library has one file in src/kizen that imports it.",
            },
          ],
        },
      ],
    },
  })),
  // A folder inside model has files beside it that are named like features, such as businesses.ts.
  ...Object.entries({ "src/model/*.ts": "..", "src/model/*/**": "../.." }).map(([files, up]) =>
    ring(
      [files],
      [
        vscodeImport,
        forbid(httpLibraries, "HTTP lives in src/kizen."),
        forbid(["**/kizen/*", "!**/kizen/index"], "Import src/kizen through its index."),
        forbid(
          ["platform", "sample", "composition", ...features].flatMap((name) => [
            `${up}/${name}`,
            `${up}/${name}/**`,
          ]),
          "model imports kizen only.",
        ),
      ],
    ),
  ),
  ring(
    ["src/platform/**"],
    [
      forbid(httpLibraries, "HTTP lives in src/kizen."),
      forbid(
        ["kizen", "sample", "composition", ...features].flatMap(folder),
        "platform imports vscode, commands and types of model.",
      ),
    ],
  ),
  ...features.map((feature) =>
    ring(
      [`src/${feature}/**`],
      [
        forbid(httpLibraries, "HTTP lives in src/kizen."),
        forbid(
          ["kizen", "sample", "composition", ...features.filter((other) => other !== feature)].flatMap(
            (name) => [`../${name}`, `../${name}/**`],
          ),
          "A feature imports model, platform and commands only.",
        ),
      ],
    ),
  ),
  ring(["src/sample/**"], [vscodeImport, forbid(["../*"], "The sample server stands alone.")]),
  ring(
    ["src/commands.ts"],
    [vscodeImport, forbid(["./platform/**", "./kizen/**"], "commands.ts imports types of model.")],
  ),
  {
    files: ["media/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: String.raw`^\.\./\.\./src/(?!\w+/(?:protocol|messageCheck)$)`,
              message: "A page knows only its protocol and the checks of its messages.",
            },
            {
              group: ["../../src/*/protocol"],
              allowTypeImports: true,
              message: "A page imports types only.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/platform/**"],
    rules: { "no-restricted-syntax": ["error", ...doors] },
  },
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  {
    files: ["test/support/**", "test/demo/**", "test/bench/**"],
    rules: { "no-console": "off" },
  },
);
