import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { SAMPLE_CREDENTIALS } from "../../../src/sample/credentials";
import { checkForKeys, expectedProducts } from "../../support/leaks/leakCheck";
import { SECRET } from "../../support/servers/scriptedServer";

/** One file for each thing that the suites must have kept. */
const FILES = [
  ...[
    "unit/produced/log.txt",
    "unit/produced/errors.txt",
    "vscode/ids/mocha.log",
    "vscode/ids/logs/exthost1/a.log",
  ],
  ...["log", "documents", "clipboard", "screen"].map((name) => `vscode/produced/${name}.txt`),
  ...["logs/exthost1/Kizen.log", "User/settings.json"].map((name) => `e2e/A-person/${name}`),
  ...["documents", "webviews", "clipboard", "screen"].map((name) => `e2e/A-person/produced/${name}.txt`),
];

describe("the check for keys after the last suite", () => {
  let directory: string;
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  };

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), "kizen-explorer-leaks-"));
    for (const file of FILES) await write(file, "nothing of interest");
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("passes where all was kept and no key is in it", async () => {
    assert.equal(FILES.length, expectedProducts.length);
    assert.deepEqual(await checkForKeys(directory), { files: FILES.length, problems: [] });
  });

  it("fails for a key in any file, and does not repeat it", async () => {
    for (const [file, text] of [
      ["vscode/produced/log.txt", `GET /company?key=${encodeURIComponent(SECRET)} 200`],
      ["e2e/A-person/produced/webviews.txt", `<p>${Buffer.from(`user:${SECRET}`).toString("base64")}</p>`],
      ["some/other/file.bin", `\0${SAMPLE_CREDENTIALS.apiKey}\0`],
    ] as const) {
      await write(file, text);
      const { problems } = await checkForKeys(directory);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.startsWith(`A key stands in ${file}`) && !problems[0].includes(SECRET));
      await rm(path.join(directory, file));
      await write(file, "nothing any more");
    }
  });

  it("fails where something was not kept, because nothing could have been found in it", async () => {
    for (const file of FILES) {
      await write(file, "");
      assert.equal((await checkForKeys(directory)).problems.length, 1, file);
      await write(file, "nothing of interest");
    }
  });
});
