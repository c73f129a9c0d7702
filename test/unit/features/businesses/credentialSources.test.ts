import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { credentialSources } from "../../../../src/features/businesses/credentialSources";
import type { Logger } from "../../../../src/model/ports";

const KEY = "kz-source-3c9a-never-shown";
const profile = (name: string, apiKey = `"${KEY}"`) =>
  `[profiles.${name}]\napi_key = ${apiKey}\nuser_id = "user"\nbusiness_id = "business"\n`;

describe("credentialSources", () => {
  let home: string;
  const lines: string[] = [];
  const none = () => undefined;
  const log: Logger = { debug: none, info: none, warn: (line) => void lines.push(line), error: none };
  const sources = (environment: Record<string, string> = {}) =>
    credentialSources(log, { environment, homeDirectory: home });
  const write = async (directory: string, text: string) => {
    await mkdir(path.join(directory, "kizen"), { recursive: true });
    await writeFile(path.join(directory, "kizen", "credentials.toml"), text);
  };

  beforeEach(async () => {
    lines.length = 0;
    home = await mkdtemp(path.join(os.tmpdir(), "kizen-explorer-home-"));
  });
  afterEach(() => rm(home, { recursive: true }));

  it("finds the client's file where XDG says that it lies, or in ~/.config", async () => {
    const elsewhere = path.join(home, "elsewhere");
    await write(path.join(home, ".config"), profile("home"));
    await write(elsewhere, profile("elsewhere"));
    const found = async (directory?: string) =>
      (await sources(directory === undefined ? {} : { XDG_CONFIG_HOME: directory })).map(
        (one) => one.profile,
      );
    assert.deepEqual(await found(), ["home"]);
    assert.deepEqual(await found(elsewhere), ["elsewhere"]);
  });

  it("takes an empty or a relative XDG_CONFIG_HOME for none, and reads nothing below the working directory", async () => {
    await write(path.join(home, ".config"), profile("home"));
    const before = process.cwd();
    const working = path.join(home, "repository");
    await write(working, profile("planted"));
    process.chdir(working);
    try {
      for (const directory of ["", ".", "./", "repository", ".."]) {
        const found = await sources({ XDG_CONFIG_HOME: directory });
        assert.deepEqual(
          found.map((one) => one.profile),
          ["home"],
          JSON.stringify(directory),
        );
      }
    } finally {
      process.chdir(before);
    }
  });

  it("cleans the values, and leaves out those that cannot be sent", async () => {
    await write(
      path.join(home, ".config"),
      [
        profile("quoted", `"“${KEY}”"`),
        profile("lines", `"""\n${KEY}\n"""`),
        profile("unseen", `"\\ufeff${KEY}\\u200b"`),
        profile("wrong", `"kz-é-never-shown"`),
      ].join("\n"),
    );
    const found = await sources({
      KIZEN_API_KEY: `"${KEY}"\n`,
      KIZEN_USER_ID: " user ",
      KIZEN_BUSINESS_ID: "KIZEN_BUSINESS_ID=business",
    });
    assert.deepEqual(
      found.map((one) => [one.profile, one.apiKey, one.userId, one.businessId]),
      [undefined, "quoted", "lines", "unseen"].map((name) => [name, KEY, "user", "business"]),
    );
    assert.ok(!lines.join("\n").includes(KEY));
  });
});
