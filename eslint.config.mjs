// The rings of the architecture, as rules: each folder names what it may not import (see CONTRIBUTING.md).
import { existsSync, readdirSync } from "node:fs";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const httpLibraries = ["axios", "axios-retry", "bottleneck", "bottleneck/*"];

/** The one file that may import each of them; "*" stands for every other file, and comes first. */
const httpDoors = {
  "*": [],
  "src/kizen/http/axiosInstance.ts": ["axios"],
  "src/kizen/http/retryPolicy.ts": ["axios-retry"],
  "src/kizen/limit/tokenBucket.ts": ["bottleneck", "bottleneck/*"],
  "src/kizen/limit/bottleneckLight.d.ts": ["bottleneck", "bottleneck/*"],
};

/** Forbids imports that match the patterns, with one message that names the rule. */
const forbid = (group, message) => ({ group, message });
/** The imports of `folders` of src, from files that lie up to three folders deep in `src/<ring>`. */
const folders = (...names) =>
  names.flatMap((name) =>
    ["..", "../..", "../../..", "../../../.."].flatMap((up) => [`${up}/${name}`, `${up}/${name}/**`]),
  );
const commandsFile = folders("commands");
const features = readdirSync(new URL("src/features", import.meta.url));
/** Folders of `media` that are pages. */
const pages = features.filter((feature) => existsSync(new URL(`media/${feature}/main.ts`, import.meta.url)));
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
  door("CallExpression[callee.property.name='getConfiguration']", "platform/settings/settings.ts"),
  door("CallExpression[callee.property.name='createOutputChannel']", "platform/log.ts"),
  door("MemberExpression[property.name='secrets']", "platform/storage/credentialStore.ts"),
];

/** Members are written out; a spread of a literal only saves lines, and every reader has to take it apart. */
const spreadOfLiteral = {
  selector: "ObjectExpression > SpreadElement > ObjectExpression",
  message: "Write the members out instead of spreading a literal.",
};

/** What shows text in VS Code; each has a function or a class in platform/text that takes safe text only. */
const showing =
  "/^(show(Information|Warning|Error)Message|withProgress|showInputBox|createInputBox|showQuickPick|createQuickPick|setStatusBarMessage|createStatusBarItem|createWebviewPanel|l10n)$/";
const shown =
  "/^(MarkdownString|TreeItem|DocumentLink|Hover|CodeAction|CodeLens|Diagnostic|CompletionItem|InlayHint|InlayHintLabelPart|DocumentDropEdit|DocumentPasteEdit)$/";
const textDoors = [
  `MemberExpression[property.name=${showing}]`,
  `ObjectPattern > Property[key.name=${showing}]`,
  `ImportDeclaration[source.value='vscode'] > ImportSpecifier`,
  `NewExpression[callee.object.name='vscode'][callee.property.name=${shown}]`,
  `ClassDeclaration[superClass.object.name='vscode'][superClass.property.name=${shown}]`,
  "Literal[value='vscode.diff']",
  "TSAsExpression > TSTypeReference[typeName.name=/^(SafeText|SafeMarkdown|MarkdownText|LogText)$/]",
].map((selector) => door(selector, "platform/text, where text from outside is made safe"));

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
  ring(["src/exactJson/**"], [vscodeImport, forbid(["../*"], "exactJson imports nothing.")]),
  ring(
    ["src/kizen/**"],
    [
      vscodeImport,
      forbid(
        [...folders("model", "platform", "features", "sample", "composition"), ...commandsFile],
        "src/kizen imports exactJson and nothing else from outside itself.",
      ),
    ],
  ),
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
  ring(
    ["src/model/**"],
    [
      vscodeImport,
      forbid(httpLibraries, "HTTP lives in src/kizen."),
      forbid(["**/kizen/*", "!**/kizen/index"], "Import src/kizen through its index."),
      forbid(
        [...folders("platform", "features", "sample", "composition"), ...commandsFile],
        "model imports kizen and exactJson only.",
      ),
    ],
  ),
  ring(
    ["src/platform/**"],
    [
      forbid(httpLibraries, "HTTP lives in src/kizen."),
      forbid(
        folders("kizen", "features", "sample", "composition"),
        "platform imports vscode, commands and model.",
      ),
    ],
  ),
  ...features.map((feature) =>
    ring(
      [`src/features/${feature}/**`],
      [
        forbid(httpLibraries, "HTTP lives in src/kizen."),
        forbid(
          folders("kizen", "sample", "composition"),
          "A feature imports model, platform and commands only.",
        ),
        forbid(
          features
            .filter((other) => other !== feature)
            .flatMap((other) => ["..", "../.."].flatMap((up) => [`${up}/${other}`, `${up}/${other}/**`])),
          "A feature imports no other feature.",
        ),
      ],
    ),
  ),
  ring(["src/sample/*.ts"], [vscodeImport, forbid(["../*"], "The sample server stands alone.")]),
  ring(["src/sample/*/**"], [vscodeImport, forbid(["../../*"], "The sample server stands alone.")]),
  ring(
    ["src/commands.ts"],
    [
      vscodeImport,
      forbid(["./platform/**", "./kizen/**", "./features/**"], "commands.ts imports types of model."),
    ],
  ),
  ...pages.map((page) =>
    ring(
      [`media/${page}/**`],
      [
        forbid(
          pages.filter((other) => other !== page).map((other) => `**/${other}/**`),
          "A page imports no other page; what they share is in media/shared.",
        ),
      ],
    ),
  ),
  ring(
    ["media/shared/**"],
    [forbid(["**/src/**", ...pages.map((page) => `**/${page}/**`)], "What pages share knows none of them.")],
  ),
  {
    files: ["media/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: String.raw`^(?:\.\./)+src/(?!features/\w+/(?:protocol|messageCheck)$|exactJson/)`,
              message: "A page knows only its protocol and the checks of its messages.",
            },
            {
              group: ["**/src/features/*/protocol"],
              allowTypeImports: true,
              message: "A page imports types only.",
            },
          ],
        },
      ],
    },
  },
  { rules: { "no-restricted-syntax": ["error", spreadOfLiteral] } },
  {
    files: ["src/**"],
    ignores: ["src/platform/**"],
    rules: { "no-restricted-syntax": ["error", ...doors, ...textDoors, spreadOfLiteral] },
  },
  {
    files: ["src/platform/**", "src/model/text/**"],
    rules: { "no-restricted-syntax": ["error", ...textDoors, spreadOfLiteral] },
  },
  {
    files: ["src/platform/text/**", "src/model/text/**"],
    rules: { "no-restricted-syntax": ["error", spreadOfLiteral] },
  },
  {
    files: ["src/**", "media/**"],
    rules: {
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", 80],
    },
  },
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-unused-expressions": "off",
      "max-lines-per-function": ["error", 150],
    },
  },
  {
    files: ["test/support/**", "test/demo/**", "test/bench/**"],
    rules: { "no-console": "off" },
  },
);
