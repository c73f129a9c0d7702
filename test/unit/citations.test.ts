import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "../..");
const FACTS = "docs/kizen-api.md";

const filesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:ts|cjs|css)$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll("\\", "/")));
const files = [...["src", "media", "test"].flatMap(filesOf), "esbuild.js", "eslint.config.mjs"];

/** The text of a file's comments, in which a citation may go on in the next line. */
function commentsOf(source: string): string {
  return source
    .split("\n")
    .flatMap(
      (line) => /^\s*(?:\/\*\*?|\*|\/\/)\s?(.*)$/.exec(line)?.[1] ?? /\s\/\/ (.*)$/.exec(line)?.[1] ?? [],
    )
    .join(" ");
}

/** The sections of the file of facts that comments name. */
function citedSections(comments: string): string[] {
  return [...comments.matchAll(/docs\/kizen-api\.md,\s+([A-Z][\w ]*\w)/g)].map(([, section = ""]) => section);
}

/** Documents that comments name by their file, or by a title in capitals and a place in it. */
function citedDocuments(comments: string): string[] {
  const named = comments.matchAll(/(?<![\w*.<>/-])[\w./-]*\w\.(?:md|txt|rst|pdf|html)\b/g);
  const titled = comments.matchAll(
    /(?<=\()[A-Z]{4,}(?:-[A-Z]+)*(?=, \d|: [a-z])|\bKIZEN\b(?:-[A-Z]+)?|\bAPI docs\b/g,
  );
  return [...named, ...titled].map(([name]) => name);
}

const withComments = files.map(
  (file) => [file, commentsOf(readFileSync(path.join(root, file), "utf8"))] as const,
);
const headings = [...readFileSync(path.join(root, FACTS), "utf8").matchAll(/^## (.+)$/gm)].map(
  ([, name]) => name,
);

describe("citations in comments", () => {
  it("name a section that stands in the file of facts", () => {
    const cited = withComments.flatMap(([file, comments]) =>
      citedSections(comments).map((section) => [file, section] as const),
    );
    assert.ok(cited.length > 20, `${cited.length} citations were found`);
    assert.deepEqual(
      cited.filter(([, section]) => !headings.includes(section)),
      [],
    );
    assert.deepEqual(
      headings.filter((heading) => !cited.some(([, section]) => section === heading)),
      [],
      "Sections that nothing relies on",
    );
  });

  it("name a section wherever they name the file of facts", () => {
    const bare = withComments.filter(
      ([, comments]) => comments.split(FACTS).length - 1 !== citedSections(comments).length,
    );
    assert.deepEqual(
      bare.map(([file]) => file),
      [],
    );
  });

  it("name no document that is not in the repository", () => {
    const outside = withComments.flatMap(([file, comments]) =>
      citedDocuments(comments)
        .filter(
          (name) =>
            ![root, path.join(root, path.dirname(file))].some((from) => existsSync(path.join(from, name))),
        )
        .map((name) => `${file}: ${name}`),
    );
    assert.deepEqual(outside, []);
  });

  it("would be noticed in each way in which they were written", () => {
    const comment =
      "/**\n * Fields (KIZEN-API, 4.2), ids (KIZEN: ids),\n * (V2 API docs), shared/FACTS.md. */";
    assert.deepEqual(citedDocuments(commentsOf(comment)), [
      "shared/FACTS.md",
      "KIZEN-API",
      "KIZEN",
      "API docs",
    ]);
    assert.deepEqual(citedSections(commentsOf(` * (${FACTS}, Rate\n * limit)`)), ["Rate limit"]);
  });
});
