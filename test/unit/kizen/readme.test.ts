import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { companyPages } from "../../support/model/model";
import { startScriptedServer } from "../../support/servers/scriptedServer";
import { printCompanies } from "./readmeExample";

const source = path.join(__dirname, "../../../src/kizen");

describe("the client's README", () => {
  it("has the example of some twenty lines that is compiled and run here", () => {
    const readme = readFileSync(path.join(source, "README.md"), "utf8");
    const shown = /```ts\n([\s\S]*?)```/.exec(readme)?.[1]?.replaceAll("\r", "");
    const compiled = readFileSync(path.join(__dirname, "readmeExample.ts"), "utf8").replaceAll("\r", "");
    assert.equal(shown?.replace('"./index"', '"../../../src/kizen"'), compiled);
    const lines = compiled.trim().split("\n").length;
    assert.ok(lines >= 15 && lines <= 25, `${lines} lines`);
  });

  it("names files that are there where it tells how a request travels", () => {
    const readme = readFileSync(path.join(source, "README.md"), "utf8");
    const [, travels = ""] = /^## How a request travels\n([^]*?)^## /m.exec(readme) ?? [];
    const named = [...travels.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
    assert.ok(named.length > 10);
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).map((file) =>
      path.basename(file, ".ts"),
    );
    assert.deepEqual(
      named.filter((name) => name !== "exactJson" && !files.includes(name)),
      [],
    );
  });

  it("has an example that does what it says", async () => {
    const server = await startScriptedServer(companyPages(205));
    const lines: string[] = [];
    await printCompanies(server.credentials.baseUrl, (line) => lines.push(line));
    assert.equal(lines.length, 205);
    assert.equal(lines[204], "id-204 Company 204");
    server.answer = (_, response) => response.writeHead(401).end("{}");
    await printCompanies(server.credentials.baseUrl, (line) => lines.push(line));
    assert.match(lines.at(-1) ?? "", /^unauthorized: Kizen refused/);
    await server.close();
  });
});
