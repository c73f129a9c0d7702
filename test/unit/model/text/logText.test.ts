import assert from "node:assert/strict";
import fc from "fast-check";
import { pageRequest } from "../../../../src/kizen";
import { logLine, logText, ownPath } from "../../../../src/model/text/logText";
import { safe } from "../../../../src/model/text/safeText";
import { json } from "../../../support/servers/scriptedServer";
import { startModel } from "../../../support/model/model";

const FOLDERS = [
  "/work",
  "/home/me/project",
  "C:\\Users\\me",
  "c:/users/me",
  "\\\\server\\share",
  "//server/share",
];
/** How VS Code's editor finds addresses, and its Output view what stands in a folder that is open. */
const LINKS = [
  /(?:https?|file):\/\//i,
  ...FOLDERS.map((folder) => new RegExp(folder.replace(/\W/g, "\\$&") + '[^\\s():<>"]+', "i")),
];
const piece = fc.constantFrom(
  ...[
    "http",
    "https",
    "file",
    ":",
    "/",
    "\\",
    "[",
    "]",
    "[/]",
    "[://]",
    "C",
    "c:",
    "x",
    ".ts",
    " ",
    "\u2060",
    "\n",
  ],
  ...["work", "home", "me", "project", "Users", "server", "share", "evil.example", "\u202e", "ש"],
  ...FOLDERS,
);
const anything = fc.oneof(fc.string({ unit: piece, maxLength: 30 }), fc.string({ unit: "binary" }));

function assertInert(line: string): void {
  for (const link of LINKS) assert.doesNotMatch(line, link);
  assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029]/u);
}

describe("logText: text from outside, in the log", () => {
  it("becomes neither an address, nor a path, nor a line of its own, whatever it is", () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        assertInert(logText`${one}`);
        assertInert(logText`${one}${other}: ${safe(one)}/${other} (${one})`);
        assertInert(logLine(logText`${one}`, undefined, logText`${other}`));
      }),
    );
  });

  it("reads as addresses do that nobody is to follow, and stays as it is where it was written before", () => {
    const written = [
      ["Acme https://evil.example/x", "Acme https[://]evil.example[/]x"],
      ["file:///etc/passwd", "file[:///]etc[/]passwd"],
      ["/home/me/project/a.ts:3", "[/]home[/]me[/]project[/]a.ts:3"],
      ["C:\\Users\\me", "C[:\\]Users[\\]me"],
      ["Acme: 12:30, A&B [x](y) 1.10", "Acme: 12:30, A&B [x](y) 1.10"],
      ["Acme\r\n2026-01-01 [error] x", "Acme 2026-01-01 [error] x"],
      [safe("[a](b)"), "[a](b)"],
    ] as const;
    for (const [text, expected] of written) {
      assert.equal(logText`${text}`, expected);
      assert.equal(logText`${expected}`, expected);
    }
  });

  it("leaves a path of its own as it is, where nothing in it may be from outside", () => {
    for (const path of [
      "/company?page=1&page_size=100",
      "/records/a%2Fb/search",
      ".kizen/profile",
      "/company/0b5d3a52?search=C%2B%2B",
    ])
      assert.equal(ownPath(path), path);
    for (const path of ["https://evil.example/x", "/x\\y", "/x y", "/x https://evil.example", "//x:/y\n/z"])
      assertInert(ownPath(path));
  });

  it("is the name of a business in the line of each request", async () => {
    const model = await startModel((_, response) =>
      json(response, 200, { results: [], count: 0, next: null }),
    );
    try {
      await model.businesses.rename(model.business.key, "Acme https://evil.example/x");
      const client = await model.clients.of(model.business.key);
      await client.companies.list(pageRequest(1, 10));
      const line = model.log.find((one) => one.includes("GET "));
      assert.match(line ?? "", /^Acme https\[:\/\/\]evil\.example\[\/\]x: GET \/company\?\S+ 200 \d+ ms, /);
    } finally {
      await model.dispose();
    }
  });
});
